using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Responses;

namespace Services86.WebConsole.Admin;

/// <summary>Handles the requests below <c>/admin</c>. Failures have the form of the errors of REST.</summary>
internal sealed class AdminRequestHandler(
    RestFailures failures, RestResponse responses, RequestLimits limits, ILogger<AdminRequestHandler> logger)
    : RequestBoundary<AdminExchange>
{
    private const string Protocol = "admin";

    /// <inheritdoc/>
    protected override Task RespondAsync(HttpContext context, AdminExchange exchange)
    {
        limits.Connections.RejectSurplus(context);
        return exchange.RespondAsync(context);
    }

    /// <inheritdoc/>
    protected override Task RespondToFailureAsync(HttpContext context, AdminExchange exchange, Exception failure)
    {
        if (context.Response.HasStarted)
        {
            // The client of a stream sees that it ended.
            context.Abort();
            return Task.CompletedTask;
        }

        var origin = new CallOrigin(exchange.Name, Protocol, Caller: null, context.Connection.RemoteIpAddress);
        return responses.SendFailureAsync(context, failures.Describe(failure, origin));
    }

    /// <inheritdoc/>
    protected override void LogResponse(HttpContext context, AdminExchange exchange, double milliseconds) =>
        AdminLog.Answered(logger, exchange.Name, context.Response.StatusCode, milliseconds);
}
