using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.WebConsole.Admin;

/// <summary>Creates the rejections of requests to the administration.</summary>
internal static class AdminRejections
{
    /// <summary>Creates the rejection of an HTTP method.</summary>
    /// <param name="found">The method of the request.</param>
    /// <param name="allowed">The methods of the address.</param>
    public static RestException MethodNotAllowed(string found, string allowed) => new(
        StatusCodes.Status405MethodNotAllowed, $"Expected {allowed}, found {Quotation.Cut(found)}. Use one of these.")
    {
        Allow = allowed,
    };

    /// <summary>Creates the rejection of an address or a record that does not exist.</summary>
    public static RestException NotFound(string message) => new(StatusCodes.Status404NotFound, message);
}
