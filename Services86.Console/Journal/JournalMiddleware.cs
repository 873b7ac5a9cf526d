using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Http.Capture;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.Journal;

/// <summary>
/// Counts the calls of SOAP and REST, and hands them to the journal, after their responses were sent.
/// </summary>
/// <remarks>
/// The journal is created by the first call. The protocols note in the <see cref="CallCapture"/> of the request what
/// they know; a request that no protocol handles is not kept.
/// </remarks>
internal sealed class JournalMiddleware(
    RequestDelegate next, IServiceProvider services, TimeProvider time, bool countsUsage)
{
    private CallJournal? _journal;
    private UsageCounters? _usage;

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) ? CaptureAsync(context) : next(context);

    private async Task CaptureAsync(HttpContext context)
    {
        var journal = _journal ??= services.GetRequiredService<CallJournal>();
        var capture = journal.Begin();
        capture.Time = time.GetUtcNow();
        capture.Started = Stopwatch.GetTimestamp();
        context.Features.Set(capture);
        try
        {
            await next(context);
        }
        finally
        {
            if (capture.Protocol is { } protocol)
            {
                Note(capture, context, protocol);
                if (countsUsage)
                {
                    (_usage ??= services.GetRequiredService<UsageCounters>()).Count(capture);
                }

                journal.Add(capture);
            }
            else
            {
                journal.Discard(capture);
            }
        }
    }

    private static void Note(CallCapture capture, HttpContext context, string protocol)
    {
        var request = context.Request;
        capture.Duration = Stopwatch.GetElapsedTime(capture.Started);
        capture.Method = request.Method;
        capture.Path = request.PathBase.HasValue ? request.PathBase + request.Path : request.Path.Value ?? "";
        capture.Query = request.QueryString.Value ?? "";
        capture.Endpoint = context.GetEndpoint();
        capture.ClientAddress = context.Connection.RemoteIpAddress;
        capture.Request.ContentType = request.ContentType;
        capture.Headers.Read(request.Headers, protocol);
        var isAborted = context.RequestAborted.IsCancellationRequested;
        capture.Status = isAborted && !context.Response.HasStarted ? 0 : context.Response.StatusCode;
        if (capture.Outcome is null)
        {
            capture.NoteOutcome(isAborted ? CallOutcome.Cancelled : CallOutcome.Ok);
        }
    }
}
