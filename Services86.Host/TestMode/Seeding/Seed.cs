namespace Services86.Host.TestMode.Seeding;

/// <summary>Everything that a seed stores.</summary>
/// <param name="Users">The users.</param>
/// <param name="Applications">The applications.</param>
/// <param name="Calls">The calls, which are executed in this order after all else was stored.</param>
/// <param name="IsBaseline">Whether a reset goes back to the state after the seed.</param>
internal sealed record Seed(
    IReadOnlyList<SeedUser> Users,
    IReadOnlyList<SeedApplication> Applications,
    IReadOnlyList<SeedCall> Calls,
    bool IsBaseline);
