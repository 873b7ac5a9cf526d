using Services86.Soap.Http;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Twins;

namespace Services86.WebConsole.Calls;

/// <summary>Makes the twins of a call: programs to copy, and requests to send again.</summary>
internal sealed class CallTwins(RestTwins rest, SoapTwins soap, SoapContracts contracts, SoapOptions options)
{
    private const string XmlType = "text/xml; charset=utf-8";
    private const string JsonType = "application/json";

    /// <summary>Gets the programs that do the same in the other protocol.</summary>
    /// <param name="call">The call.</param>
    /// <param name="server">The address of the server, without a slash at its end.</param>
    /// <param name="reason">The reason why there is none; null if there are some.</param>
    public IReadOnlyList<CallTwin> ProgramsOf(JournalEntry call, string server, out string? reason)
    {
        if (!call.IsSoap)
        {
            var envelope = soap.Of(call);
            reason = envelope.Reason;
            return envelope.Twin is { } text ? [new CallTwin("soap", "SOAP envelope", text)] : [];
        }

        var result = rest.Of(call);
        reason = result.Reason;
        return result.Twin is not { } twin
            ? []
            :
            [
                new("curl", "curl", TwinCode.Curl(twin, server)),
                new("php", "PHP", TwinCode.Php(twin, server)),
                new("python", "Python", TwinCode.Python(twin, server)),
                new("javascript", "JavaScript", TwinCode.JavaScript(twin, server)),
                new("csharp", "C#", TwinCode.CSharp(twin, server)),
            ];
    }

    /// <summary>Gets the request that sends a call again over SOAP; null if there is none.</summary>
    public SentCall? SoapRequestOf(JournalEntry call)
    {
        var text = call.IsSoap
            ? call.Request.State == JournalBodyState.Whole ? FormattedBody.Of(call.Request, reason: null).Text : null
            : soap.Of(call).Twin;
        return text is null ? null : new SentCall
        {
            IsSoap = true,
            PathAndQuery = SoapPathOf(call),
            ContentType = call.IsSoap ? call.Request.ContentType ?? XmlType : XmlType,
            Body = text,
            Headers = call is { IsSoap: true, SoapAction: { } action } ? [new("SOAPAction", action)] : [],
        };
    }

    /// <summary>Gets the request that sends a call again over REST; null if there is none.</summary>
    public SentCall? RestRequestOf(JournalEntry call)
    {
        if (!call.IsSoap)
        {
            return call.Request.State is not (JournalBodyState.Whole or JournalBodyState.None)
                ? null
                : new SentCall
                {
                    IsSoap = false,
                    PathAndQuery = call.Path + call.Query,
                    ContentType = call.Request.ContentType ?? JsonType,
                    Body = FormattedBody.Of(call.Request, reason: null).Text,
                    Headers = [],
                };
        }

        return rest.Of(call).Twin is not { } twin ? null : new SentCall
        {
            IsSoap = false,
            PathAndQuery = twin.PathAndQuery,
            ContentType = JsonType,
            Body = twin.Body ?? "",
            Headers =
            [
                .. twin.Headers.Where(
                    header => header.Key.Equals("SO-TimeZone", StringComparison.OrdinalIgnoreCase)),
            ],
        };
    }

    private string SoapPathOf(JournalEntry call) =>
        call.IsSoap || contracts.FindNewest(call.Agent ?? "") is not { } contract
            ? call.Path
            : options.PathOf(contract.Description);
}
