namespace Services86.WebConsole.Usage;

/// <summary>How a client calls an operation over SOAP and over REST: a row of what has to change.</summary>
internal sealed record OperationUsage
{
    /// <summary>Gets the name of the application; empty if it is not known.</summary>
    public required string Application { get; init; }

    /// <summary>Gets the login name of the caller; empty for calls without an authenticated caller.</summary>
    public required string User { get; init; }

    /// <summary>Gets the product in the User-Agent; empty for none.</summary>
    public required string Client { get; init; }

    /// <summary>Gets the name of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Gets the name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the number of calls over SOAP.</summary>
    public required long SoapCalls { get; init; }

    /// <summary>Gets the time of the first call over SOAP; null for none.</summary>
    public required DateTimeOffset? FirstSoapCall { get; init; }

    /// <summary>Gets the time of the last call over SOAP; null for none.</summary>
    public required DateTimeOffset? LastSoapCall { get; init; }

    /// <summary>Gets the number of calls over REST.</summary>
    public required long RestCalls { get; init; }

    /// <summary>Gets the time of the first call over REST; null for none.</summary>
    public required DateTimeOffset? FirstRestCall { get; init; }

    /// <summary>Gets the time of the last call over REST; null for none.</summary>
    public required DateTimeOffset? LastRestCall { get; init; }

    /// <summary>Gets the path of the operation over REST; null if it does not exist there.</summary>
    public required string? RestPath { get; init; }

    /// <summary>Gets what the owner of the client has to do.</summary>
    public MigrationState State =>
        SoapCalls == 0 ? MigrationState.Done
        : RestPath is null ? MigrationState.NotPossible
        : RestCalls == 0 ? MigrationState.ToDo
        : LastRestCall > LastSoapCall ? MigrationState.Changed
        : MigrationState.Both;
}
