using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Responses;

namespace Services86.Rest.Http;

/// <summary>Handles requests: has the endpoint respond, and responds to its failures.</summary>
internal sealed class RestRequestHandler(
    RestFailures failures,
    RestResponse responses,
    RequestLimits limits,
    ILogger<RestRequestHandler> logger) : RequestBoundary<RestEndpoint>
{
    /// <inheritdoc/>
    protected override Task RespondAsync(HttpContext context, RestEndpoint exchange)
    {
        limits.Connections.RejectSurplus(context);
        return exchange.RespondAsync(context);
    }

    /// <inheritdoc/>
    protected override Task RespondToFailureAsync(HttpContext context, RestEndpoint exchange, Exception failure)
    {
        var described = failures.Describe(failure, exchange.Name);
        if (failure is RestException or RequestRejectedException)
        {
            RestLog.Rejected(logger, exchange.Name, described.Status);
        }

        return responses.SendFailureAsync(context, described);
    }

    /// <inheritdoc/>
    protected override void LogResponse(HttpContext context, RestEndpoint exchange, double milliseconds) =>
        RestLog.Answered(logger, exchange.Name, context.Response.StatusCode, milliseconds);
}
