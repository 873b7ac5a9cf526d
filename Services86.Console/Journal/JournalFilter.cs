namespace Services86.WebConsole.Journal;

/// <summary>The calls that a reader of the journal asks for. A property that is null selects every call.</summary>
internal sealed record JournalFilter
{
    /// <summary>The largest number of calls that one reading can return.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Gets the filter that selects every call.</summary>
    public static JournalFilter All { get; } = new();

    /// <summary>Gets the protocol: <c>soap</c> for both versions of SOAP, <c>soap1.1</c>, <c>soap1.2</c> or
    /// <c>rest</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the version in addresses, such as <c>Services86</c>, in any case.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the name of the agent, in any case.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the name of the operation, in any case.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the login name of the caller, in any case.</summary>
    public string? User { get; init; }

    /// <summary>Gets the name of the application, in any case.</summary>
    public string? Application { get; init; }

    /// <summary>Gets the address of the client.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>Gets a text that the User-Agent contains, in any case.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Gets the outcome, such as <c>refused</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Gets the earliest time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// Gets a text that the masked call contains: in its path, bodies, reason or User-Agent; any case.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Gets the id below which calls are selected, to continue a reading.</summary>
    public long? Before { get; init; }

    /// <summary>Gets the maximum number of calls that are returned.</summary>
    /// <value>Default 100; at most <see cref="MaxLimit"/>.</value>
    public int Limit { get; init; } = 100;

    /// <summary>Gets whether a call is selected.</summary>
    public bool Selects(JournalEntry entry) =>
        (Before is null || entry.Id < Before)
        && (Since is null || entry.Time >= Since)
        && SelectsProtocol(entry)
        && IsAbsentOr(Version, entry.Version)
        && IsAbsentOr(Agent, entry.Agent)
        && IsAbsentOr(Operation, entry.Operation)
        && IsAbsentOr(User, entry.User)
        && IsAbsentOr(Application, entry.Application)
        && IsAbsentOr(ClientAddress, entry.ClientAddress)
        && IsAbsentOr(Outcome, entry.Outcome)
        && (UserAgent is null || Contains(entry.UserAgent, UserAgent))
        && (Text is null || ContainsText(entry, Text));

    private bool SelectsProtocol(JournalEntry entry) =>
        IsAbsentOr(Protocol, entry.Protocol)
        || (entry.IsSoap && "soap".Equals(Protocol, StringComparison.OrdinalIgnoreCase));

    private static bool ContainsText(JournalEntry entry, string text) =>
        Contains(entry.Path, text)
        || Contains(entry.Query, text)
        || Contains(entry.UserAgent, text)
        || Contains(entry.Reason, text)
        || Contains(entry.Operation, text)
        || Contains(entry.Request.Text, text)
        || Contains(entry.Response.Text, text);

    private static bool IsAbsentOr(string? wanted, string? found) =>
        wanted is null || wanted.Equals(found, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string? text, string part) =>
        text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
