using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Description;
using Services86.Http;
using Services86.Http.Capture;
using Services86.WebConsole.Journal.Masking;

namespace Services86.WebConsole.Journal;

/// <summary>Makes the entry of a call from its capture: masks the secrets. Thread-safe.</summary>
internal sealed class EntryMasker(IEnumerable<ContractDescription> contracts, ILogger<EntryMasker> logger)
{
    // Read when the first call is masked.
    private readonly Lazy<ContractNames> _names = new(() => new ContractNames(contracts));

    /// <summary>Makes the entry of a call; null if the call cannot be masked, and so is not kept.</summary>
    public JournalEntry? TryMask(CallCapture capture)
    {
        try
        {
            return Mask(capture);
        }
#pragma warning disable CA1031 // A call that cannot be masked is not kept, and the calls after it are.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            JournalLog.NotMasked(logger, capture.Id, exception.GetType().Name);
            return null;
        }
    }

    private JournalEntry Mask(CallCapture capture)
    {
        var secrets = new FoundSecrets();
        var operation = capture.Endpoint?.Metadata.GetMetadata<OperationMetadata>();
        var (request, response) = MaskBodies(capture, operation, secrets);
        var query = capture.Query.Length > 1
            ? "?" + UrlEncodedMask.Mask(capture.Query[1..], new BodyRules { Names = _names.Value, Secrets = secrets })
            : capture.Query;
        return new JournalEntry
        {
            Id = capture.Id,
            Time = capture.Time,
            Protocol = capture.Protocol ?? "",
            Version = operation?.Version,
            Agent = operation?.Agent,
            Operation = operation?.Operation,
            Method = SecretText.Replace(capture.Method),
            Path = secrets.Replace(capture.Path),
            Query = query,
            Status = capture.Status,
            Duration = capture.Duration,
            Outcome = capture.Outcome ?? CallOutcome.Ok,
            ExceptionType = capture.ExceptionType,
            Reason = capture.Reason is { } reason ? secrets.Replace(reason) : null,
            ErrorId = capture.ErrorId,
            User = capture.User,
            AssociateId = capture.AssociateId,
            ApplicationId = capture.ApplicationId,
            Application = capture.Application,
            ClientAddress = AddressOf(capture),
            UserAgent = secrets.Replace(capture.Headers.UserAgent ?? ""),
            Headers = HeadersOf(capture.Headers, secrets),
            Request = request,
            Response = response,
        };
    }

    private static string AddressOf(CallCapture capture) => capture.ClientAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    private static List<KeyValuePair<string, string>> HeadersOf(CapturedHeaders headers, FoundSecrets secrets)
    {
        var kept = new List<KeyValuePair<string, string>>();
        Add("Accept", headers.Accept);
        Add("Accept-Language", headers.AcceptLanguage);
        Add("SOAPAction", headers.SoapAction);
        Add("SO-TimeZone", headers.TimeZone);
        Add("SO-Language", headers.Language);
        if (headers.Authorization is { } authorization)
        {
            var scheme = authorization.Trim().Split(' ')[0].ToUpperInvariant() switch
            {
                "BASIC" => "Basic ",
                "SOTICKET" => "SoTicket ",
                "BEARER" => "Bearer ",
                _ => "",
            };
            kept.Add(new("Authorization", scheme + SecretText.Mask));
        }

        return kept;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                kept.Add(new(name, secrets.Replace(value)));
            }
        }
    }

    private (JournalBody Request, JournalBody Response) MaskBodies(
        CallCapture capture, OperationMetadata? operation, FoundSecrets secrets)
    {
        // The request is masked again if the response has secrets that the request may have too.
        var request = MaskRequest(capture, operation, secrets);
        var known = secrets.Count;
        var response = MaskResponse(capture, operation, secrets);
        return (secrets.Count > known ? MaskRequest(capture, operation, secrets) : request, response);
    }

    private static JournalBody NotKept(CapturedBody body) => new(
        body.Length == 0 ? JournalBodyState.None : JournalBodyState.NotKept,
        SecretText.ReplaceOrNull(body.ContentType),
        body.Length,
        "");

    private JournalBody MaskRequest(CallCapture capture, OperationMetadata? operation, FoundSecrets secrets)
    {
        // The user name of a login that failed can be a password.
        var isFailedLogin = capture.User is null
            && operation?.Operation.StartsWith("Authenticate", StringComparison.Ordinal) == true;
        return Mask(capture.Request, new BodyRules
        {
            Names = _names.Value,
            Secrets = secrets,
            FurtherSecrets = isFailedLogin ? ["UserName"] : [],
            KeepsRoot = operation is not null,
            IsCut = capture.Request.IsCut && capture.Outcome != CallOutcome.Rejected,
        });
    }

    private JournalBody MaskResponse(CallCapture capture, OperationMetadata? operation, FoundSecrets secrets)
    {
        var reply = operation is null
            ? null
            : _names.Value.ReplyOf(operation.Version, operation.Agent, operation.Operation);
        return Mask(capture.Response, new BodyRules
        {
            Names = _names.Value,
            Secrets = secrets,
            FurtherSecrets =
                [.. (reply?.Parts ?? []).Where(part => part.IsSecret).Select(part => part.Name)],
            KeepsRoot = reply is { Parts: [{ IsSecret: false }] },
            KeepsNoValue = secrets.AreMoved,
            IsCut = capture.Response.IsCut,
            IsResponse = true,
        });
    }

    private static JournalBody Mask(CapturedBody body, BodyRules rules)
    {
        if (body.Length == 0)
        {
            return NotKept(body);
        }

        var (mediaType, charset) = TypeOf(body.ContentType);
        if (BodyText.ToUtf8(body.Kept, charset) is not { } utf8 || MaskText(utf8, mediaType, rules) is not { } masked)
        {
            return NotKept(body);
        }

        return new JournalBody(
            masked.HasNamesOnly ? JournalBodyState.NamesOnly
                : body.IsCut ? JournalBodyState.Cut
                : JournalBodyState.Whole,
            SecretText.ReplaceOrNull(body.ContentType),
            body.Length,
            SecretText.Replace(masked.Text));
    }

    // The syntax of the text takes precedence: some clients send JSON with the media type of forms. Null for a text of
    // no known syntax.
    private static MaskedText? MaskText(byte[] utf8, string mediaType, BodyRules rules)
    {
        var first = utf8.AsSpan().TrimStart(" \t\r\n"u8);
        if (first.IsEmpty)
        {
            return new MaskedText("", HasNamesOnly: false);
        }

        return first[0] switch
        {
            (byte)'<' => XmlMask.Mask(utf8, rules),
            (byte)'{' or (byte)'[' => JsonMask.Mask(utf8, rules, mediaType.Contains("patch", StringComparison.Ordinal)),
            _ when mediaType == "application/x-www-form-urlencoded" =>
                new MaskedText(UrlEncodedMask.Mask(Encoding.UTF8.GetString(utf8), rules), HasNamesOnly: false),
            _ when mediaType.Length == 0 || mediaType.Contains("json", StringComparison.Ordinal) =>
                JsonMask.Mask(utf8, rules, isPatch: false),
            _ => null,
        };
    }

    private static (string MediaType, string? Charset) TypeOf(string? contentType)
    {
        try
        {
            return string.IsNullOrWhiteSpace(contentType)
                ? ("", null)
                : new ContentType(contentType) is var type
                    ? (type.MediaType.ToLowerInvariant(), type.CharSet)
                    : default;
        }
        catch (FormatException)
        {
            return (contentType!.Split(';')[0].Trim().ToLowerInvariant(), null);
        }
    }
}
