using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Handles the POST requests of a service: reads the call, executes it and sends the response.</summary>
internal sealed class SoapRequestHandler(
    ISoapCallHandler calls, SoapOptions options, ILogger<SoapRequestHandler> logger)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="service">The called service.</param>
    public async Task HandleAsync(HttpContext context, SoapService service)
    {
        var started = Stopwatch.GetTimestamp();
        var exchange = new SoapExchange(context, service);
        if (await RespondAsync(context, service, exchange) is not { } response)
        {
            // Without Abort, Kestrel tries to read the rest of the request and logs an error.
            context.Abort();
            return;
        }

        await exchange.SendAsync(response);
        SoapLog.Answered(
            logger,
            service.Contract.Description.Name,
            exchange.OperationName,
            context.Response.StatusCode,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    // Returns null if the client has disconnected.
    private async ValueTask<SoapResponse?> RespondAsync(HttpContext context, SoapService service, SoapExchange exchange)
    {
        try
        {
            var call = await exchange.ReadCallAsync(options.MaxRequestBytes);
            return await calls.HandleAsync(call, context.Connection.RemoteIpAddress, context.RequestAborted);
        }
        catch (RequestRejectedException exception)
        {
            SoapLog.Rejected(
                logger, service.Contract.Description.Name, exchange.OperationName, exception.Rejection);
            return SoapFault.Of(exception);
        }
        catch (Exception exception) when (ClientDisconnect.Explains(exception, context))
        {
            return null;
        }
#pragma warning disable CA1031 // The boundary: every failure gets a response.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return calls.HandleFailure(exception);
        }
    }
}
