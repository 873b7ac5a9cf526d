using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Authorization;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Headers;
using Services86.Rest.Languages;
using Services86.Rest.Patches;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>Handles the requests that call an operation: reads the call, has it executed, sends the results.</summary>
internal sealed class RestCallHandler(
    ResponseFormats formats,
    RestAuthorization authorization,
    RequestContentReader requests,
    AgentDispatcher agents,
    PatchHandler patches,
    CallRecorder recorder,
    ILogger<RestCallHandler> logger,
    ICallInterceptor? interceptor = null)
{
    /// <summary>Handles a request.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="operation">The operation.</param>
    public async Task RespondAsync(HttpContext context, RestOperation operation)
    {
        context.SetEndpoint(operation.Endpoint);

        // Before the call is executed: a call without an acceptable format for the response has no effect.
        var format = formats.Require(context.Request);
        var selection = context.Request.QueryString.HasValue
            ? Selection.Parse(context.Request.Query["$select"], operation)
            : null;
        var timeZone = TimeZoneHeader.Read(context.Request.Headers);
        TimeZoneHeader.Write(context.Response.Headers, timeZone);
        var timing = recorder.Begin(operation.Description, RestEndpoint.Protocol);
        Caller? caller = null;
        object?[] results;
        try
        {
            caller = await authorization.RequireAsync(context, operation.Description.Contract);
            var content = await requests.ReadAsync(context.Request, operation);
            if (content.Patch is null)
            {
                LogUnknown(content, operation);
            }

            var call = new AgentCall
            {
                Operation = operation.Description,
                Arguments = content.Arguments,
                Caller = caller,
                ClientAddress = context.Connection.RemoteIpAddress,
                TimeZone = timeZone,
                CancellationToken = context.RequestAborted,
            };
            results = interceptor is null
                ? await ExecuteAsync(call, operation, content)
                : await InterceptAsync(call, operation, content);
        }
        catch (Exception exception) when (IsRecorded(context, operation, timing, caller, exception))
        {
            throw;
        }

        var outcome = recorder.End(
            timing,
            operation.Description,
            RestEndpoint.Protocol,
            caller,
            context.Connection.RemoteIpAddress,
            results);
        Note(context, CallUser.Of(caller, results), outcome);
        Translate(context, operation, results);
        await RestResponse.SendResultsAsync(context, format, operation, results, selection, timeZone);
    }

    // Returns false: the boundary catches the exception, and needs the caller for its line of the log.
    private bool IsRecorded(
        HttpContext context, RestOperation operation, CallTiming timing, Caller? caller, Exception exception)
    {
        context.Features.Set(new KnownCaller(caller));
        var outcome = recorder.Fail(
            timing,
            operation.Description,
            RestEndpoint.Protocol,
            exception,
            exception is RestException or RequestRejectedException,
            context.RequestAborted);
        Note(context, (caller?.Name, caller?.AssociateId ?? 0), outcome);
        return false;
    }

    private static void Note(HttpContext context, (string? Name, int AssociateId) user, string outcome)
    {
        if (CallCapture.Of(context) is not { } capture)
        {
            return;
        }

        capture.NoteOutcome(outcome);
        if (user.Name is not null)
        {
            capture.NoteCaller(user.Name, user.AssociateId);
        }
    }

    private ValueTask<object?[]> ExecuteAsync(AgentCall call, RestOperation operation, RequestContent content) =>
        content.Patch is { } patch ? ExecuteAsync(call, operation, content, patch) : agents.InvokeAsync(call);

    private ValueTask<object?[]> InterceptAsync(AgentCall call, RestOperation operation, RequestContent content) =>
        interceptor!.ExecuteAsync(call, RestEndpoint.Protocol, () => ExecuteAsync(call, operation, content));

    // The values of a JSON Patch are read when the patch is applied.
    private async ValueTask<object?[]> ExecuteAsync(
        AgentCall call, RestOperation operation, RequestContent content, EntityPatch patch)
    {
        try
        {
            return await patches.ExecuteAsync(call, operation, patch);
        }
        finally
        {
            LogUnknown(content, operation);
        }
    }

    private void LogUnknown(RequestContent content, RestOperation operation)
    {
        if (content.UnknownMembers is { IsEmpty: false } unknown)
        {
            RestLog.UnknownMembers(logger, operation.Name, unknown);
        }
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
