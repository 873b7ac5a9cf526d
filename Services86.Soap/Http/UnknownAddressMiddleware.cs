using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Description;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>
/// Responds to requests of addresses that are similar to the ones of services, or that bring a SOAP envelope to any
/// address, with HTTP 404 and the nearest address. It is the last middleware.
/// </summary>
internal sealed class UnknownAddressMiddleware(
    RequestDelegate next, SoapOptions options, IEnumerable<ContractDescription> contracts)
{
    private const string Outcome = "rejected";

    private readonly SoapAddresses _addresses = new(options, contracts);

    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var isNear = _addresses.IsNear(request.Path.Value ?? "");
        return isRead && isNear ? SendPageAsync(context)
            : !isRead && (isNear || IsSoap(request)) ? SendFaultAsync(context)
            : next(context);
    }

    private static bool IsSoap(HttpRequest request) =>
        SoapVersion.OfMediaType(RequestContentType.Of(request).MediaType) is not null;

    private async Task SendPageAsync(HttpContext context)
    {
        var page = _addresses.Describe(context.Request).ToPage();
        var response = context.Response;
        response.StatusCode = StatusCodes.Status404NotFound;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(page, context.RequestAborted);
        }
    }

    private Task SendFaultAsync(HttpContext context)
    {
        var version = SoapContentType.GuessVersion(context.Request);
        var rejected = new RequestRejectedException(
            RequestRejection.UnknownService, _addresses.Describe(context.Request).ToText());
        if (CallCapture.Of(context) is { } capture)
        {
            capture.Protocol = version.Protocol;
            capture.NoteFailure(Outcome, nameof(RequestRejection.UnknownService), rejected.Message);
        }

        var fault = SoapFault.Of(rejected);
        return SoapResponseWriter.SendAsync(context.Response, version, version.ContentType, contract: null, fault);
    }
}
