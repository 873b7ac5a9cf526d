using Services86.Agents.Refusals;
using Services86.Host.TestMode.Faults.Answers;
using Services86.Host.TestMode.Input;

namespace Services86.Host.TestMode.Faults;

/// <summary>Reads faults.</summary>
internal static class FaultReader
{
    private const int MaxCount = 1_000_000;
    private const string Simulated = "A fault of test mode refuses the call.";

    // Exactly one of them, or none beside a delay.
    private static readonly string[] Effects = ["refusal", "soapFault", "status", "cut", "malformed"];

    /// <summary>Reads a fault.</summary>
    /// <param name="input">The fault.</param>
    /// <param name="id">The id that the fault gets.</param>
    /// <exception cref="InputException">The fault is wrong.</exception>
    public static Fault Read(InputValue input, int id)
    {
        input.RequireMembers("match", "skip", "every", "times", "effect");
        var match = new FaultMatch();
        if (input.Find("match") is { } calls)
        {
            calls.RequireMembers("protocol", "agent", "operation", "user");
            match = FaultMatch.Read(calls);
        }

        var effect = input.Require("effect", "what happens to the calls, such as { \"status\": { \"code\": 503 } }");
        return new Fault
        {
            Id = id,
            Source = input.Element,
            Match = effect.Element.TryGetProperty("soapFault", out _) ? OverSoap(match, input) : match,
            Effect = ReadEffect(effect, id),
            Skip = input.Find("skip")?.Whole(0, MaxCount) ?? 0,
            Every = input.Find("every")?.Whole(1, MaxCount) ?? 1,
            Times = input.Find("times")?.Whole(1, MaxCount),
        };
    }

    // A call over REST has no place for a SOAP fault.
    private static FaultMatch OverSoap(FaultMatch match, InputValue input) => match.Protocol switch
    {
        null => match with { Protocol = "soap" },
        "rest" => throw new InputException(
            $"{input.Path}.match.protocol", "expected soap, soap1.1 or soap1.2 for a soapFault, found rest."),
        _ => match,
    };

    private static FaultEffect ReadEffect(InputValue input, int id)
    {
        input.RequireMembers(["delay", .. Effects]);
        var found = Effects.Where(name => input.Find(name) is not null).ToList();
        if (found.Count > 1)
        {
            throw new InputException(input.Path, $"expected one effect, found {string.Join(" and ", found)}.");
        }

        var delay = input.Find("delay") is { } value ? ReadDelay(value) : (TimeSpan?)null;
        if (found.Count == 0)
        {
            return delay is { } only
                ? new FaultEffect { Delay = only, IsExecuted = true }
                : throw new InputException(
                    input.Path, $"expected delay or one of {string.Join(", ", Effects)}, found none.");
        }

        var effect = ReadOne(found[0], input.Find(found[0])!.Value, id);
        return effect with { Delay = delay ?? TimeSpan.Zero };
    }

    private static TimeSpan ReadDelay(InputValue input)
    {
        input.RequireMembers("milliseconds");
        return TimeSpan.FromMilliseconds(
            input.Require("milliseconds", "a number of milliseconds").Whole(0, 10 * 60 * 1000));
    }

    private static FaultEffect ReadOne(string name, InputValue input, int id) => name switch
    {
        "refusal" => ReadRefusal(input),
        "soapFault" => ReadSoapFault(input, id),
        "status" => ReadStatus(input, id),
        "cut" => ReadCut(input, id),
        _ => ReadMalformed(input, id),
    };

    private static FaultEffect ReadRefusal(InputValue input)
    {
        input.RequireMembers("exceptionType", "message", "friendlyText", "afterExecution");
        var type = input.Require("exceptionType", "the name of an exception, such as SoNotFoundException").Text();
        var message = input.Find("message")?.Text() ?? Simulated;
        var friendlyText = input.Find("friendlyText")?.Text() ?? message;
        return new FaultEffect
        {
            Refuse = () => SoSimulatedException.Create(type, message, friendlyText),
            IsExecuted = IsAfterExecution(input),
        };
    }

    private static FaultEffect ReadSoapFault(InputValue input, int id)
    {
        input.RequireMembers("code", "reason", "afterExecution");
        var code = input.Find("code")?.OneOf("Server", "Client", "VersionMismatch", "MustUnderstand") ?? "Server";
        return Of(
            new SoapFaultAnswer(code, input.Find("reason")?.Text() ?? Simulated), id, IsAfterExecution(input));
    }

    private static FaultEffect ReadStatus(InputValue input, int id)
    {
        input.RequireMembers("code", "contentType", "body", "retryAfter", "afterExecution");
        return Of(
            new StatusAnswer(
                input.Require("code", "an HTTP status").Whole(300, 599),
                input.Find("contentType")?.Text(),
                input.Find("body")?.Text() ?? "",
                input.Find("retryAfter")?.Whole(0, MaxCount)),
            id,
            IsAfterExecution(input));
    }

    private static FaultEffect ReadCut(InputValue input, int id)
    {
        input.RequireMembers("at");
        return input.Require("at", "beforeExecution, afterExecution or inAnswer")
            .OneOf("beforeExecution", "afterExecution", "inAnswer") switch
        {
            "inAnswer" => Of(new HalfAnswer(), id, isExecuted: true),
            var at => Of(new CutAnswer(), id, isExecuted: at == "afterExecution"),
        };
    }

    private static FaultEffect ReadMalformed(InputValue input, int id)
    {
        input.RequireMembers("kind", "contentType");
        var kind = input.Require("kind", "truncated, contentType or proxyPage")
            .OneOf("truncated", "contentType", "proxyPage");
        return kind switch
        {
            "truncated" => Of(new TruncatedAnswer(), id, isExecuted: true),
            "contentType" => Of(
                new ContentTypeAnswer(input.Find("contentType")?.Text() ?? "text/html"), id, isExecuted: true),
            _ => Of(new ProxyPageAnswer(), id, isExecuted: false),
        };
    }

    private static bool IsAfterExecution(InputValue input) => input.Find("afterExecution")?.Flag() ?? false;

    // The refusal is what the log and the list of calls have; the client gets the answer.
    private static FaultEffect Of(FaultAnswer answer, int id, bool isExecuted)
    {
        var reason = $"The fault {id} of test mode sends {answer.Description} in place of the answer.";
        return new FaultEffect
        {
            Answer = answer,
            Refuse = isExecuted ? null : () => new SoSimulatedException("Services86.TestMode.Fault", reason, reason),
            IsExecuted = isExecuted,
        };
    }
}
