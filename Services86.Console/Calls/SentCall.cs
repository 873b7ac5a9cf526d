namespace Services86.WebConsole.Calls;

/// <summary>A request that a page sends through the pipeline of the server itself.</summary>
internal sealed record SentCall
{
    /// <summary>Gets whether the protocol is SOAP.</summary>
    public required bool IsSoap { get; init; }

    /// <summary>Gets the path and the query.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Gets the Content-Type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets the body, in which secrets may be masked; empty for none.</summary>
    public required string Body { get; init; }

    /// <summary>Gets further headers.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }
}
