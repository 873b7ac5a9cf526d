namespace Services86.Agents.Refusals;

/// <summary>
/// Refuses a call. The client receives the texts in ExceptionInfo, under the name of NetServer's exception.
/// </summary>
/// <remarks>Source of the names: docs/SERVICES86.md section 4.3.</remarks>
internal abstract class SoException : Exception
{
    private protected SoException(string exceptionType, string message, string friendlyText)
        : base(message)
    {
        ExceptionType = exceptionType;
        FriendlyText = friendlyText;
    }

    /// <summary>Gets the full name of the exception in NetServer, which is part of the wire format.</summary>
    public string ExceptionType { get; }

    /// <summary>Gets the text for the user: what is wrong, and what to do about it.</summary>
    public string FriendlyText { get; }

    /// <summary>
    /// Gets the time after which the client can repeat the call; null if repeating the call does not help.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }
}
