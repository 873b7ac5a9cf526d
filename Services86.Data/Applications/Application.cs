namespace Services86.Data.Applications;

/// <summary>A registered application.</summary>
public sealed record Application
{
    /// <summary>The primary key.</summary>
    public required int ApplicationId { get; init; }

    /// <summary>The name, in the case in which it was registered.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the agents that the application was registered for.</summary>
    public required IReadOnlyList<string> Agents { get; init; }

    /// <summary>The time of the registration, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset Registered { get; init; }

    /// <summary>The time of the revocation, in UTC and whole milliseconds; null if it is not revoked.</summary>
    public required DateTimeOffset? Revoked { get; init; }
}
