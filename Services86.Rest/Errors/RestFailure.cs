namespace Services86.Rest.Errors;

/// <summary>The response to a request that failed.</summary>
/// <param name="Status">The HTTP status of the response.</param>
/// <param name="Error">The body of the response.</param>
internal sealed record RestFailure(int Status, RestError Error)
{
    /// <summary>Gets the time after which the client may retry; null if a retry does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the id under which a failure of the server is logged; null for none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Gets the HTTP methods of the address; null unless the status is 405.</summary>
    public string? Allow { get; init; }
}
