using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Errors;
using Services86.Rest.Responses;

namespace Services86.Rest.Http;

/// <summary>Handles requests: has the endpoint respond, and responds to its failures.</summary>
internal sealed class RestRequestHandler(
    RestFailures failures,
    RestResponse responses,
    RequestLimits limits,
    RequestMetrics metrics,
    ILogger<RestRequestHandler> logger) : RequestBoundary<RestEndpoint>
{
    /// <inheritdoc/>
    protected override Task RespondAsync(HttpContext context, RestEndpoint exchange)
    {
        if (CallCapture.Of(context) is { } capture)
        {
            capture.Protocol = RestEndpoint.Protocol;
        }

        limits.Connections.RejectSurplus(context);
        return exchange.RespondAsync(context);
    }

    /// <inheritdoc/>
    protected override Task RespondToFailureAsync(HttpContext context, RestEndpoint exchange, Exception failure)
    {
        var origin = new CallOrigin(
            exchange.Name,
            RestEndpoint.Protocol,
            context.Features.Get<KnownCaller>()?.Caller,
            context.Connection.RemoteIpAddress);
        var described = failures.Describe(failure, origin);
        var isRejected = failure is RestException or RequestRejectedException;
        if (isRejected)
        {
            Report(exchange, origin, described);
        }

        CallCapture.Of(context)?.NoteFailure(
            isRejected ? CallOutcome.Rejected
                : described.ErrorId is null ? CallOutcome.Refused : CallOutcome.Error,
            described.Error.ExceptionInfo?.ExceptionType ?? described.Error.ErrorType,
            described.Error.ExceptionInfo?.FriendlyText
                ?? $"{described.Error.Message} {described.Error.MessageDetail}".TrimEnd(),
            described.ErrorId);

        return responses.SendFailureAsync(context, described);
    }

    /// <inheritdoc/>
    protected override void LogResponse(HttpContext context, RestEndpoint exchange, double milliseconds) =>
        RestLog.Answered(logger, exchange.Name, context.Response.StatusCode, milliseconds);

    private void Report(RestEndpoint exchange, CallOrigin origin, RestFailure described)
    {
        var error = described.Error;
        RestLog.Rejected(
            logger,
            origin.Operation,
            described.Status,
            Quotation.Printable($"{error.Message} {error.MessageDetail}".TrimEnd(), int.MaxValue),
            origin.Protocol,
            origin.User,
            origin.ClientAddress,
            CallOutcome.Rejected);
        var operation = exchange.Operation?.Description;
        metrics.CountRejection(
            origin.Protocol,
            operation?.Contract.Name,
            operation?.Name,
            described.Status.ToString(CultureInfo.InvariantCulture));
    }
}
