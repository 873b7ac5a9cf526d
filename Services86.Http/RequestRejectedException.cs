namespace Services86.Http;

/// <summary>Thrown when a request is rejected before an agent is called. The client receives the message.</summary>
/// <param name="rejection">The reason for the rejection.</param>
/// <param name="message">The expected content, the actual content, its place, and a remedy.</param>
/// <param name="innerException">The cause, or null.</param>
public class RequestRejectedException(
    RequestRejection rejection, string message, Exception? innerException = null)
    : Exception(Quotation.CutMessage(message), innerException)
{
    /// <summary>Gets the reason for the rejection.</summary>
    public RequestRejection Rejection { get; } = rejection;

    /// <summary>Gets the time after which the client may retry; null if a retry does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Creates the rejection of a request that the server has no capacity for at the moment.</summary>
    /// <param name="message">What is exhausted, and what to do.</param>
    internal static RequestRejectedException Busy(string message) =>
        new(RequestRejection.Busy, message) { RetryAfter = TimeSpan.FromSeconds(1) };
}
