namespace Services86.WebConsole.Twins;

/// <summary>The REST request that does the same as a SOAP call. Secrets are placeholders.</summary>
internal sealed record RestTwin
{
    /// <summary>The text in place of the ticket of the caller.</summary>
    public const string TicketPlaceholder = "<your ticket>";

    /// <summary>The text in place of the token of the application.</summary>
    public const string ApplicationPlaceholder = "<your application token>";

    /// <summary>The text in place of a secret that the journal does not keep.</summary>
    public const string SecretPlaceholder = "<your secret>";

    /// <summary>Gets the name of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Gets the name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public string Method { get; } = "POST";

    /// <summary>Gets the path and the query, such as <c>/api/v1/Agents/User/GetUser?userId=5</c>.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Gets the headers, in their order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Gets the body, as indented JSON; null for none.</summary>
    public required string? Body { get; init; }

    /// <summary>Gets the arguments, each as JSON, in the order of the parameters of the operation.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Gets whether the request needs a login.</summary>
    public required bool NeedsLogin { get; init; }
}
