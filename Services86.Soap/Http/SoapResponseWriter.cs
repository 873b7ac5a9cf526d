using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Sends responses, each in one write of known length.</summary>
internal static class SoapResponseWriter
{
    private const int UsualBytes = 2048;

    /// <summary>Sends the reply of an operation.</summary>
    public static async Task SendAsync(
        HttpResponse response,
        SoapVersion version,
        string contentType,
        SoapContract contract,
        SoapOperation operation,
        SoapReply reply)
    {
        using var output = new PooledBuffer(UsualBytes);
        EnvelopeWriter.WriteReply(output, version, contract, operation, reply);
        await SendAsync(response, StatusCodes.Status200OK, contentType, output);
    }

    /// <summary>Sends a fault.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="version">The version to write it in.</param>
    /// <param name="contentType">The media type of the answer, and its charset.</param>
    /// <param name="contract">The contract that was called; null when there is none at the address.</param>
    /// <param name="fault">The fault.</param>
    public static async Task SendAsync(
        HttpResponse response, SoapVersion version, string contentType, SoapContract? contract, SoapFault fault)
    {
        using var output = new PooledBuffer(UsualBytes);
        EnvelopeWriter.WriteFault(output, version, contract, fault);
        await SendAsync(response, fault.Status ?? version.StatusOf(fault.Code), contentType, output);
    }

    private static async Task SendAsync(HttpResponse response, int status, string contentType, PooledBuffer output)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = output.Length;
        await response.BodyWriter.WriteAsync(output.Written, response.HttpContext.RequestAborted);
    }
}
