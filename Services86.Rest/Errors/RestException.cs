using Microsoft.AspNetCore.Http;
using Services86.Http;

namespace Services86.Rest.Errors;

/// <summary>Thrown for a REST request that is rejected before it reaches an agent.</summary>
/// <param name="status">The HTTP status of the response.</param>
/// <param name="message">
/// What was expected, what was found, where, and what to do. The message is sent to the client.
/// </param>
/// <param name="innerException">The exception that revealed the error, or null.</param>
internal sealed class RestException(int status, string message, Exception? innerException = null)
    : Exception(Quotation.CutMessage(message), innerException)
{
    /// <summary>Gets the HTTP status of the response.</summary>
    public int Status { get; } = status;

    /// <summary>Gets the details of the message, called MessageDetail in ASP.NET Web API; null for none.</summary>
    public string? Detail { get; init => field = value is null ? null : Quotation.CutMessage(value); }

    /// <summary>Gets the HTTP methods of the address; null unless the status is 405.</summary>
    public string? Allow { get; init; }

    /// <summary>
    /// Gets the name of NetServer's exception for the status. Source: docs/SERVICES86.md section 4.3.
    /// </summary>
    public string ErrorType =>
        Status == StatusCodes.Status400BadRequest ? "SoInvalidArgumentException" : "SoHttpResponseException";

    /// <summary>Creates the rejection of a request that cannot be read.</summary>
    public static RestException BadRequest(string message, Exception? innerException = null) =>
        new(StatusCodes.Status400BadRequest, message, innerException);

    /// <summary>Creates the rejection of a request with a missing or malformed parameter.</summary>
    /// <param name="detail">The parameter, and what to do.</param>
    public static RestException InvalidParameter(string detail) =>
        new(StatusCodes.Status400BadRequest, "The request is invalid.") { Detail = detail };
}
