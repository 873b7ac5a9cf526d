using System.Text.Json.Nodes;

namespace Services86.Testing;

/// <summary>What a fault does to a call.</summary>
public sealed class FaultEffect
{
    private readonly Func<JsonObject> _toJson;

    private FaultEffect(string name, Func<JsonObject> members) =>
        _toJson = () => new JsonObject { [name] = members() };

    /// <summary>
    /// The call is refused, as the server refuses calls: in ExceptionInfo over SOAP, as an error over REST.
    /// </summary>
    /// <param name="exceptionType">
    /// The name of the exception, such as <c>SoNotFoundException</c>; also one that the server does not have.
    /// </param>
    /// <param name="message">The text for developers; null for a standard text.</param>
    /// <param name="friendlyText">The text for users; null for the message.</param>
    /// <param name="afterExecution">Whether the call is executed nevertheless.</param>
    public static FaultEffect Refusal(
        string exceptionType, string? message = null, string? friendlyText = null, bool afterExecution = false) =>
        new("refusal", () => new JsonObject
        {
            ["exceptionType"] = exceptionType,
            ["message"] = message,
            ["friendlyText"] = friendlyText,
            ["afterExecution"] = afterExecution,
        });

    /// <summary>The answer is a SOAP fault. Calls over REST are not affected.</summary>
    /// <param name="code">The code of SOAP 1.1: Server, Client, VersionMismatch or MustUnderstand.</param>
    /// <param name="reason">The text; null for a standard text.</param>
    /// <param name="afterExecution">Whether the call is executed nevertheless.</param>
    public static FaultEffect SoapFault(string code = "Server", string? reason = null, bool afterExecution = false) =>
        new("soapFault", () => new JsonObject
        {
            ["code"] = code,
            ["reason"] = reason,
            ["afterExecution"] = afterExecution,
        });

    /// <summary>The answer is an HTTP status.</summary>
    /// <param name="code">The status, from 300 to 599.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The media type; null for none.</param>
    /// <param name="retryAfter">The time of the Retry-After header; null for no header.</param>
    /// <param name="afterExecution">Whether the call is executed nevertheless.</param>
    public static FaultEffect Status(
        int code,
        string body = "",
        string? contentType = null,
        TimeSpan? retryAfter = null,
        bool afterExecution = false) =>
        new("status", () => new JsonObject
        {
            ["code"] = code,
            ["body"] = body,
            ["contentType"] = contentType,
            ["retryAfter"] = (int?)retryAfter?.TotalSeconds,
            ["afterExecution"] = afterExecution,
        });

    /// <summary>Only <see cref="ServerFault.Delay"/>: the call is executed later.</summary>
    public static FaultEffect Late { get; } = new("delay", () => new JsonObject { ["milliseconds"] = 0 });

    /// <summary>The connection is closed, and the call not executed.</summary>
    public static FaultEffect CutBeforeExecution { get; } = Cut("beforeExecution");

    /// <summary>The call is executed, and the connection closed without an answer.</summary>
    public static FaultEffect CutAfterExecution { get; } = Cut("afterExecution");

    /// <summary>The call is executed, and the connection closed after half of the answer.</summary>
    public static FaultEffect CutInAnswer { get; } = Cut("inAnswer");

    /// <summary>The call is executed, and the XML or JSON of the answer ends in its middle.</summary>
    public static FaultEffect TruncatedAnswer { get; } =
        new("malformed", () => new JsonObject { ["kind"] = "truncated" });

    /// <summary>The answer is the HTML page with which a proxy tells that it cannot reach its server.</summary>
    public static FaultEffect ProxyPage { get; } =
        new("malformed", () => new JsonObject { ["kind"] = "proxyPage" });

    /// <summary>The call is executed, and the answer has a wrong media type.</summary>
    /// <param name="contentType">The media type.</param>
    public static FaultEffect WrongContentType(string contentType = "text/html") =>
        new("malformed", () => new JsonObject { ["kind"] = "contentType", ["contentType"] = contentType });

    internal JsonObject ToJson() => _toJson();

    private static FaultEffect Cut(string at) => new("cut", () => new JsonObject { ["at"] = at });
}
