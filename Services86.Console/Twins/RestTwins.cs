using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Headers;
using Services86.Rest.Json;
using Services86.Rest.Routing;
using Services86.Soap.Calls;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Journal.Masking;

namespace Services86.WebConsole.Twins;

/// <summary>Makes the REST twin of a SOAP call: the same operation with the same arguments.</summary>
/// <remarks>
/// The envelope is read by the reader of SOAP calls, and the arguments are written by the converters of REST, so that
/// both have the same meaning.
/// </remarks>
internal sealed partial class RestTwins(SoapContracts contracts, RestServices services, RestJson json)
{
    // A date in UTC keeps its offset: without it, the date would be in the time zone of the call.
    private static readonly CallTimeZone WithOffsets = CallTimeZone.OfInstallation.IncludingOffsets();

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Makes the twin of a call in the journal.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The twin, or the reason why there is none.</returns>
    public TwinResult<RestTwin> Of(JournalEntry call)
    {
        if (!call.IsSoap)
        {
            return None("The call is a REST call already.");
        }

        if (call is not { Version: { } version, Agent: { } agent, Operation: not null }
            || contracts.Find(version, agent) is not { } contract)
        {
            return None("The call names no operation that this server has.");
        }

        if (call.Request.State != JournalBodyState.Whole)
        {
            return None("The journal does not have the whole request.");
        }

        try
        {
            return Of(SoapContracts.Read(contract, WithoutMaskedElements(call.Request.Text)));
        }
        catch (RequestRejectedException exception)
        {
            return None($"The request cannot be read: {exception.Message}");
        }
    }

    /// <summary>Makes the twin of a SOAP call.</summary>
    /// <param name="call">The call.</param>
    public TwinResult<RestTwin> Of(SoapCall call)
    {
        var name = call.Operation.Name;
        var agent = call.Operation.Contract.Name;
        if (services.All.FirstOrDefault(service => service.Contract.Name == agent)?.Find(name) is not { } operation)
        {
            return None($"The operation {agent}.{name} does not exist over REST.");
        }

        return new TwinResult<RestTwin>(Make(operation, call.Arguments, TwinHeaders.Of(call.Headers)), Reason: null);
    }

    private static TwinResult<RestTwin> None(string reason) => new(Twin: null, reason);

    // A secret that is no text, such as a dictionary, is masked as a text, and cannot be read.
    private static string WithoutMaskedElements(string envelope) => MaskedElement.Replace(envelope, "$1");

    [GeneratedRegex($@"{SecretText.Mask}(</([\w.-]+:)?AuthenticationData\s*>)")]
    private static partial Regex MaskedElement { get; }

    private RestTwin Make(RestOperation operation, object?[] arguments, TwinHeaders headers)
    {
        var parts = operation.Description.Request.Parts;
        var texts = parts.Select((part, index) => TextOf(part, arguments[index])).ToList();
        var body = operation.Parameters switch
        {
            RestParameters.Body => texts[0],
            RestParameters.Object => ObjectOf(parts, texts),
            _ => null,
        };
        return new RestTwin
        {
            Agent = operation.Description.Contract.Name,
            Operation = operation.Description.Name,
            PathAndQuery = operation.QueryName is { } query ? $"{operation.Path}?{query}={texts[0]}" : operation.Path,
            Headers = HeadersOf(operation, headers, hasBody: body is not null),
            Body = body is null ? null : Indent(body),
            Arguments = texts,
            NeedsLogin = RestService.NeedsLogin(operation.Description.Contract),
        };
    }

    private string TextOf(MessagePartDescription part, object? value)
    {
        if (value is null)
        {
            return "null";
        }

        using var output = new PooledBuffer(1024);
        json.WriteValue(output, part.ClrType, value, timeZone: WithOffsets);
        return Encoding.UTF8.GetString(output.Written.Span)
            .Replace($"\"{SecretText.Mask}\"", $"\"{RestTwin.SecretPlaceholder}\"", StringComparison.Ordinal);
    }

    private static string ObjectOf(IReadOnlyList<MessagePartDescription> parts, List<string> texts) =>
        $"{{{string.Join(',', parts.Select((part, index) => $"\"{part.Name}\":{texts[index]}"))}}}";

    private static string Indent(string text)
    {
        using var document = JsonDocument.Parse(text);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static List<KeyValuePair<string, string>> HeadersOf(
        RestOperation operation, TwinHeaders headers, bool hasBody)
    {
        var all = new List<KeyValuePair<string, string>>();
        if (RestService.NeedsLogin(operation.Description.Contract))
        {
            all.Add(new("Authorization", $"SoTicket {RestTwin.TicketPlaceholder}"));
        }

        if (headers.HasApplicationToken)
        {
            all.Add(new(RestHeaders.ApplicationToken, RestTwin.ApplicationPlaceholder));
        }

        if (headers.TimeZone is { } zone && zone.All(char.IsAscii))
        {
            all.Add(new(RestHeaders.TimeZone, Quotation.Printable(zone, 20)));
        }

        all.Add(new("Accept", MediaType.Json));
        if (hasBody)
        {
            all.Add(new("Content-Type", MediaType.Json));
        }

        return all;
    }
}
