namespace Services86.Rest.Errors;

/// <summary>A request that failed.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Error">The body of the answer.</param>
internal sealed record RestFailure(int Status, RestError Error)
{
    /// <summary>How long the client should wait before it tries again; null when waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The HTTP methods that the address has; null unless the status is 405.</summary>
    public string? Allow { get; init; }
}
