namespace Services86.Data.Applications;

/// <summary>A registered application, as stored.</summary>
public sealed record Application
{
    /// <summary>The primary key.</summary>
    public required int ApplicationId { get; init; }

    /// <summary>The name, written as it was when the application was registered.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the agents that it was registered for.</summary>
    public required IReadOnlyList<string> Agents { get; init; }

    /// <summary>When it was registered, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset Registered { get; init; }

    /// <summary>When it was revoked, in UTC and whole milliseconds; null as long as it may call.</summary>
    public required DateTimeOffset? Revoked { get; init; }
}
