using Microsoft.AspNetCore.Http;
using Services86.Agents.Refusals;

namespace Services86.Rest.Errors;

/// <summary>Thrown when a REST request is wrong before it reaches an agent, and answered with an error.</summary>
/// <param name="status">The HTTP status of the answer.</param>
/// <param name="message">What was expected, what was found, where, and what to do. It is sent to the client.</param>
/// <param name="innerException">What showed it, or null.</param>
internal sealed class RestException(int status, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>More about it: what ASP.NET's clients know as MessageDetail; null for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The HTTP methods that the address has; null unless the status is 405.</summary>
    public string? Allow { get; init; }

    /// <summary>The name of NetServer's exception for it. Source: reference, behaviour.md section 1.6.</summary>
    public string ErrorType =>
        Status == StatusCodes.Status400BadRequest ? nameof(SoInvalidArgumentException) : "SoHttpResponseException";

    /// <summary>Refuses a request that cannot be understood.</summary>
    public static RestException BadRequest(string message, Exception? innerException = null) =>
        new(StatusCodes.Status400BadRequest, message, innerException);

    /// <summary>Refuses a request without a parameter that it needs, or with one that cannot be read.</summary>
    /// <param name="detail">Which parameter, and what to do.</param>
    public static RestException InvalidParameter(string detail) =>
        new(StatusCodes.Status400BadRequest, "The request is invalid.") { Detail = detail };
}
