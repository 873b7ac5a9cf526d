namespace Services86.Data.Checks;

/// <summary>The result of a check.</summary>
/// <param name="SecretCount">The number of secrets that were opened.</param>
/// <param name="Problems">The problems; none for a sound database.</param>
public sealed record CheckReport(int SecretCount, IReadOnlyList<DatabaseProblem> Problems);
