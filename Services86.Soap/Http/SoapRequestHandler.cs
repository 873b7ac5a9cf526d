using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Handles the POST requests of a service: reads the call, executes it and sends the response.</summary>
internal sealed class SoapRequestHandler(
    ISoapCallHandler calls, SoapOptions options, ILogger<SoapRequestHandler> logger) : RequestBoundary<SoapExchange>
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="service">The called service.</param>
    public Task HandleAsync(HttpContext context, SoapService service) =>
        HandleAsync(context, new SoapExchange(context, service));

    /// <inheritdoc/>
    protected override async Task RespondAsync(HttpContext context, SoapExchange exchange)
    {
        options.Limits.Connections.RejectSurplus(context);
        if (!RequestOrigin.IsOwn(context.Request))
        {
            throw new RequestRejectedException(
                RequestRejection.ForeignOrigin,
                "The page of another origin made the request. This server answers no pages but its own: call it from "
                + "a program, or from a page at the same scheme, host and port.");
        }

        var call = await exchange.ReadCallAsync(options);
        if (exchange.UnknownMembers is { IsEmpty: false } unknown)
        {
            SoapLog.UnknownMembers(logger, exchange.AgentName, exchange.OperationName, unknown);
        }

        var response = await calls.HandleAsync(call, context.Connection.RemoteIpAddress, context.RequestAborted);
        await exchange.SendAsync(response);
    }

    /// <inheritdoc/>
    protected override Task RespondToFailureAsync(HttpContext context, SoapExchange exchange, Exception failure)
    {
        if (failure is not RequestRejectedException rejected)
        {
            return exchange.SendAsync(calls.HandleFailure(failure));
        }

        SoapLog.Rejected(logger, exchange.AgentName, exchange.OperationName, rejected.Rejection);
        if (rejected.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter =
                Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return exchange.SendAsync(SoapFault.Of(rejected));
    }

    /// <inheritdoc/>
    protected override void LogResponse(HttpContext context, SoapExchange exchange, double milliseconds) =>
        SoapLog.Answered(
            logger, exchange.AgentName, exchange.OperationName, context.Response.StatusCode, milliseconds);
}
