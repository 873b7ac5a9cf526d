using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Authorization;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Languages;
using Services86.Rest.Patches;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>
/// Handles requests: authorizes the caller, reads the arguments, executes the call, writes the results.
/// </summary>
internal sealed class RestRequestHandler(
    ResponseFormats formats,
    RestAuthorization authorization,
    RequestContentReader requests,
    AgentDispatcher agents,
    PatchHandler patches,
    RestFailures failures,
    RestResponse responses,
    ILogger<RestRequestHandler> logger)
{
    /// <summary>Answers a request that calls an operation.</summary>
    public Task CallAsync(HttpContext context, RestOperation operation) =>
        AnswerAsync(context, operation.Name, () => InvokeAsync(context, operation));

    /// <summary>Answers a request, whatever comes of it: the one place where exceptions become answers.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="name">What is asked for, for the log.</param>
    /// <param name="answer">Sends the answer, when nothing fails.</param>
    public async Task AnswerAsync(HttpContext context, string name, Func<Task> answer)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await answer();
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
            var failure = failures.Describe(exception, context.Request, name);
            if (exception is RestException or RequestRejectedException)
            {
                RestLog.Rejected(logger, name, failure.Status);
            }

            await responses.SendFailureAsync(context, failure);
        }

        RestLog.Answered(
            logger, name, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task InvokeAsync(HttpContext context, RestOperation operation)
    {
        // Before the call: what cannot be answered is not done.
        var format = formats.Require(context.Request);
        var selection = context.Request.QueryString.HasValue ? Selection.Parse(context.Request.Query["$select"]) : null;
        var timeZone = TimeZoneHeader.Read(context.Request.Headers);
        TimeZoneHeader.Write(context.Response.Headers, timeZone);
        var caller = await authorization.RequireAsync(context, operation.Description.Contract);
        var content = await requests.ReadAsync(context.Request, operation);
        var call = new AgentCall
        {
            Operation = operation.Description,
            Arguments = content.Arguments,
            Caller = caller,
            ClientAddress = context.Connection.RemoteIpAddress,
            TimeZone = timeZone,
            CancellationToken = context.RequestAborted,
        };
        var results = content.Patch is { } patch
            ? await patches.ExecuteAsync(call, operation, patch)
            : await agents.InvokeAsync(call);
        Translate(context, operation, results);
        await RestResponse.SendResultsAsync(context, format, operation, results, selection, timeZone);
    }

    private static void Translate(HttpContext context, RestOperation operation, object?[] results)
    {
        if (AcceptedLanguage.Of(context.Request.Headers) is not { } language)
        {
            return;
        }

        var translator = new Translator(language);
        translator.Translate(operation.Description.Reply, results);
        if (translator.HasTranslated)
        {
            context.Response.Headers.ContentLanguage = language.IsoCode;
        }
    }
}
