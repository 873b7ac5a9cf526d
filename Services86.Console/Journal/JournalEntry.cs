namespace Services86.WebConsole.Journal;

/// <summary>A call in the journal, with its secrets masked. Immutable.</summary>
internal sealed record JournalEntry
{
    /// <summary>Gets the id, which increases from call to call and begins at 1 when the server starts.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the time at which the request arrived, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the protocol: <c>soap1.1</c>, <c>soap1.2</c> or <c>rest</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>
    /// Gets the version in addresses: <c>Services86</c>, or <c>v1</c>; null if the operation is not known.
    /// </summary>
    public required string? Version { get; init; }

    /// <summary>Gets the name of the agent; null if the operation is not known.</summary>
    public required string? Agent { get; init; }

    /// <summary>Gets the name of the operation; null if the operation is not known.</summary>
    public required string? Operation { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query, with its question mark; empty for none.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the HTTP status; 0 if the client disconnected before a response.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the duration, until the response was sent.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>
    /// Gets the outcome: <c>ok</c>, <c>refused</c>, <c>rejected</c>, <c>error</c> or <c>cancelled</c>.
    /// </summary>
    public required string Outcome { get; init; }

    /// <summary>Gets the name of the exception type that the client got, or of the rejection; null for none.</summary>
    public required string? ExceptionType { get; init; }

    /// <summary>Gets the reason that the client got; null for none.</summary>
    public required string? Reason { get; init; }

    /// <summary>Gets the id under which a failure of the server is logged; null for none.</summary>
    public required string? ErrorId { get; init; }

    /// <summary>Gets the login name of the caller; null if no caller was authenticated.</summary>
    public required string? User { get; init; }

    /// <summary>Gets the id of the caller; null if no caller was authenticated.</summary>
    public required int? AssociateId { get; init; }

    /// <summary>Gets the id of the application; null if it is not known.</summary>
    public required int? ApplicationId { get; init; }

    /// <summary>Gets the name of the application; null if it is not known, as in an on-site installation.</summary>
    public required string? Application { get; init; }

    /// <summary>Gets the address of the client; empty if the connection has none.</summary>
    public required string ClientAddress { get; init; }

    /// <summary>Gets the User-Agent; empty for none.</summary>
    public required string UserAgent { get; init; }

    /// <summary>
    /// Gets the kept headers of the request beside User-Agent and Content-Type, by name. Of Authorization only the
    /// scheme is kept.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Gets the body of the request.</summary>
    public required JournalBody Request { get; init; }

    /// <summary>Gets the body of the response.</summary>
    public required JournalBody Response { get; init; }

    /// <summary>Gets whether the protocol is SOAP.</summary>
    public bool IsSoap => Protocol.StartsWith("soap", StringComparison.Ordinal);

    /// <summary>Gets the action of SOAP 1.1; null for none.</summary>
    public string? SoapAction => Header("SOAPAction");

    /// <summary>Gets the value of a kept header; null for none.</summary>
    /// <param name="name">The name of the header, in any case.</param>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
