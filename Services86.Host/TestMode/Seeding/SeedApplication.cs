namespace Services86.Host.TestMode.Seeding;

/// <summary>An application to be registered.</summary>
/// <param name="Path">The JSON path of the application, for refusals.</param>
/// <param name="Name">The name.</param>
/// <param name="Agents">The agents that the application may call.</param>
internal sealed record SeedApplication(string Path, string Name, IReadOnlyList<string> Agents);
