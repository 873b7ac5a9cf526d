using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Sends responses, each in one write with Content-Length.</summary>
internal static class SoapResponseWriter
{
    private const int DefaultCapacity = 2048;

    /// <summary>Sends the reply of an operation.</summary>
    public static async Task SendAsync(
        HttpResponse response,
        SoapVersion version,
        string contentType,
        SoapContract contract,
        SoapOperation operation,
        SoapReply reply)
    {
        using var output = new PooledBuffer(DefaultCapacity);
        EnvelopeWriter.WriteReply(output, version, contract, operation, reply);
        await SendAsync(response, StatusCodes.Status200OK, contentType, output);
    }

    /// <summary>Sends a fault.</summary>
    /// <param name="response">The HTTP response.</param>
    /// <param name="version">The SOAP version of the response.</param>
    /// <param name="contentType">The media type of the response, with its charset.</param>
    /// <param name="contract">The contract of the called service; null if the address has no service.</param>
    /// <param name="fault">The fault.</param>
    public static async Task SendAsync(
        HttpResponse response, SoapVersion version, string contentType, SoapContract? contract, SoapFault fault)
    {
        using var output = new PooledBuffer(DefaultCapacity);
        EnvelopeWriter.WriteFault(output, version, contract, fault);
        await SendAsync(response, fault.Status ?? version.StatusOf(fault.Code), contentType, output);
    }

    private static async Task SendAsync(HttpResponse response, int status, string contentType, PooledBuffer output)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = output.Length;
        CallCapture.Of(response.HttpContext)?.NoteResponse(output.Written.Span, contentType);
        await response.BodyWriter.WriteAsync(output.Written, response.HttpContext.RequestAborted);
    }
}
