using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Soap.Calls;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Handles the POST requests of a service: reads the call, executes it and sends the response.</summary>
internal sealed class SoapRequestHandler(
    ISoapCallHandler calls, SoapOptions options, RequestMetrics metrics, ILogger<SoapRequestHandler> logger)
    : RequestBoundary<SoapExchange>
{
    // Of a request without a caller: it was rejected before a caller was authenticated.
    private const string NoUser = "-";

    private const string Outcome = "rejected";

    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="service">The called service.</param>
    public Task HandleAsync(HttpContext context, SoapService service) =>
        HandleAsync(context, new SoapExchange(context, service));

    /// <summary>Rejects a request that no service handles.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="rejection">The reason.</param>
    /// <param name="reason">The reason in words, with a remedy.</param>
    /// <param name="service">The name of the service; null if the address has none.</param>
    public Task RejectAsync(HttpContext context, RequestRejection rejection, string reason, string? service)
    {
        var version = SoapContentType.GuessVersion(context.Request);
        var rejected = new RequestRejectedException(rejection, reason);
        Report(context, rejected, version.Protocol, service, operation: null);
        return SoapResponseWriter.SendAsync(
            context.Response, version, version.ContentType, contract: null, SoapFault.Of(rejected));
    }

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
            SoapLog.UnknownMembers(logger, exchange.AgentName, call.Operation.Name, unknown);
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

        Report(context, rejected, exchange.Protocol, exchange.AgentName, exchange.OperationName);
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
            logger, exchange.AgentName, exchange.OperationName ?? "", context.Response.StatusCode, milliseconds);

    // Logs and counts a rejection.
    private void Report(
        HttpContext context, RequestRejectedException rejected, string protocol, string? agent, string? operation)
    {
        SoapLog.Rejected(
            logger,
            $"{agent ?? OperationMetadata.Unknown}.{operation ?? OperationMetadata.Unknown}",
            rejected.Rejection,
            Quotation.Printable(rejected.Message, int.MaxValue),
            protocol,
            NoUser,
            context.Connection.RemoteIpAddress,
            Outcome);
        if (CallCapture.Of(context) is { } capture)
        {
            capture.Protocol ??= protocol;
            capture.NoteFailure(Outcome, rejected.Rejection.ToString(), rejected.Message);
        }

        metrics.CountRejection(protocol, agent, operation, rejected.Rejection.ToString());
    }
}
