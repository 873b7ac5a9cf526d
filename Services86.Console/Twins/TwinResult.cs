namespace Services86.WebConsole.Twins;

/// <summary>A twin, or the reason why there is none.</summary>
/// <typeparam name="T">The type of the twin.</typeparam>
/// <param name="Twin">The twin; null if there is none.</param>
/// <param name="Reason">The reason why there is none, a sentence; null if there is a twin.</param>
internal sealed record TwinResult<T>(T? Twin, string? Reason)
    where T : class;
