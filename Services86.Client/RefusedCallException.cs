namespace Services86.Client;

/// <summary>
/// Thrown when the server refuses a call: the reply has Succeeded false, or is a fault with an ExceptionInfo.
/// </summary>
/// <remarks>Source: docs/SERVICES86.md sections 3.3 and 4.1.</remarks>
/// <param name="operation">The name of the agent and the operation, such as <c>User.SaveServiceAuth</c>.</param>
/// <param name="info">The description of the refusal; null if the reply has none.</param>
public sealed class RefusedCallException(string operation, SoExceptionInfo? info)
    : Exception($"{operation} is refused: {ReasonOf(info)}")
{
    private const string SessionException = "SuperOffice.Exceptions.SoSessionException";

    /// <summary>Gets the name of the agent and the operation, such as <c>User.SaveServiceAuth</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>Gets the description of the refusal, which has a text for users; null if the reply has none.</summary>
    public SoExceptionInfo? Info { get; } = info;

    /// <summary>
    /// Gets whether the caller is not authenticated: the ticket is missing, unknown, expired or revoked, or the
    /// application has no access.
    /// </summary>
    public bool RequiresLogin => Info?.ExceptionType == SessionException;

    private static string ReasonOf(SoExceptionInfo? info) => info switch
    {
        { FriendlyText: { Length: > 0 } text } => text,
        { Message: { Length: > 0 } message } => message,
        _ => "the reply gives no reason",
    };
}
