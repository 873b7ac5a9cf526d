namespace Services86.Http;

/// <summary>Thrown when a request is wrong before an agent is called. The client is told the message.</summary>
/// <param name="rejection">In which way the request is wrong.</param>
/// <param name="message">What was expected, what was found, where, and what to do.</param>
/// <param name="innerException">The exception that showed the mistake, or null.</param>
public class RequestRejectedException(
    RequestRejection rejection, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets the way in which the request is wrong.</summary>
    public RequestRejection Rejection { get; } = rejection;
}
