using Services86.WebConsole.Journal;

namespace Services86.WebConsole.Calls;

/// <summary>What the page of a call shows.</summary>
/// <param name="Call">The call.</param>
/// <param name="Request">The body of the request.</param>
/// <param name="Response">The body of the response.</param>
/// <param name="Programs">The same call in the other protocol, as programs.</param>
/// <param name="NoTwin">The reason why there are no programs; null if there are some.</param>
internal sealed record CallModel(
    JournalEntry Call,
    FormattedBody Request,
    FormattedBody Response,
    IReadOnlyList<CallTwin> Programs,
    string? NoTwin)
{
    /// <summary>Gets the request that sends the call over SOAP; null if there is none.</summary>
    public required SentCall? Soap { get; init; }

    /// <summary>Gets the request that sends the call over REST; null if there is none.</summary>
    public required SentCall? Rest { get; init; }

    /// <summary>Gets the call whose response is shown beside; null for none.</summary>
    public required JournalEntry? Beside { get; init; }

    /// <summary>Gets the response of that call.</summary>
    public required FormattedBody? BesideResponse { get; init; }
}
