namespace Services86.Data.Usage;

/// <summary>How often a user and an application called an operation, by client and protocol.</summary>
public sealed record UsageRow
{
    /// <summary>The name of the application; empty if it is not known.</summary>
    public required string Application { get; init; }

    /// <summary>The login name of the caller; empty for calls without an authenticated caller.</summary>
    public required string User { get; init; }

    /// <summary>The product in the User-Agent of the client; empty for none.</summary>
    public required string Client { get; init; }

    /// <summary>The name of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>The name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The protocol: <c>soap1.1</c>, <c>soap1.2</c> or <c>rest</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The number of calls.</summary>
    public required long Calls { get; init; }

    /// <summary>The time of the first call, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>The time of the last call, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset Last { get; init; }
}
