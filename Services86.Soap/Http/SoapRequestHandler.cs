using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Http;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Answers the POST requests of a service: reads the envelope, has the call carried out, writes the answer.</summary>
internal sealed class SoapRequestHandler(ISoapCallHandler calls, SoapOptions options, ILogger<SoapRequestHandler> logger)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="contract">The contract that the address belongs to.</param>
    public async Task HandleAsync(HttpContext context, SoapContract contract)
    {
        var started = Stopwatch.GetTimestamp();
        var exchange = new SoapExchange(contract, SoapContentType.GuessVersion(context.Request));
        try
        {
            await AnswerAsync(context, exchange);
        }
        catch (RequestRejectedException exception)
        {
            SoapLog.Rejected(logger, contract.Description.Name, exchange.OperationName, exception.Rejection);
            exchange.Answer = SoapFault.Of(exception);
        }
        catch (Exception exception) when (ClientDisconnect.Explains(exception, context))
        {
            // Otherwise Kestrel tries to read the rest of the request, and logs an error that it cannot.
            context.Abort();
            return;
        }
#pragma warning disable CA1031 // The boundary: whatever went wrong, the client gets an answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            exchange.Answer = calls.OnException(exchange.Call, exception);
        }

        await exchange.SendAnswerAsync(context.Response);
        SoapLog.Answered(
            logger,
            contract.Description.Name,
            exchange.OperationName,
            context.Response.StatusCode,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task AnswerAsync(HttpContext context, SoapExchange exchange)
    {
        var contentType = SoapContentType.Of(context.Request);
        using var envelope = await ReadEnvelopeAsync(context, contentType);
        var call = exchange.ReadCall(envelope, contentType, context.Connection.RemoteIpAddress);
        exchange.Answer = await calls.InvokeAsync(call, context.RequestAborted);
    }

    private async ValueTask<Utf8Body> ReadEnvelopeAsync(HttpContext context, SoapContentType contentType)
    {
        var body = await RequestBody.ReadAsync(
            context.Request, BodyName.Envelope, options.MaxRequestBytes, context.RequestAborted);
        return Utf8Body.Of(body, contentType.Charset, BodyName.Envelope);
    }
}
