using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Responses;
using Services86.WebConsole.Admin;
using Services86.WebConsole.Journal;

namespace Services86.WebConsole.AdminAreas;

/// <summary>The journal of calls at <c>/admin/calls</c>. An employee reads their own calls only.</summary>
internal sealed class CallsArea(
    CallJournal journal, AdminAuthorization authorization, IHostApplicationLifetime lifetime) : IAdminArea
{
    private static readonly string[] Filters =
    [
        "protocol", "version", "agent", "operation", "user", "application", "client", "userAgent", "outcome", "since",
        "text",
    ];

    /// <inheritdoc/>
    public string Name => "calls";

    /// <inheritdoc/>
    public Task RespondAsync(AdminRequest request)
    {
        if (!journal.IsOn)
        {
            throw AdminRejections.NotFound(
                "The journal of calls is off: set Services86:Journal:Calls to the number of calls to keep.");
        }

        return request.Segments switch
        {
            [] => request.Method switch
            {
                "GET" => ListAsync(request),
                "DELETE" => ClearAsync(request),
                var method => throw AdminRejections.MethodNotAllowed(method, "GET, HEAD, DELETE"),
            },
            [var name] when name.Equals("stream", StringComparison.OrdinalIgnoreCase) =>
                IsGet(request) ? StreamAsync(request) : throw NotGet(request),
            [var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                IsGet(request) ? SendAsync(request, number) : throw NotGet(request),
            _ => throw AdminRejections.NotFound(
                "There is nothing at this address: the journal has /admin/calls, /admin/calls/ID and "
                + "/admin/calls/stream."),
        };
    }

    private static bool IsGet(AdminRequest request) => request.Method == HttpMethods.Get;

    private static RestException NotGet(AdminRequest request) =>
        AdminRejections.MethodNotAllowed(request.Method, "GET, HEAD");

    private static JournalFilter FilterOf(AdminQuery query) => new()
    {
        Protocol = query.Text("protocol"),
        Version = query.Text("version"),
        Agent = query.Text("agent"),
        Operation = query.Text("operation"),
        User = query.Text("user"),
        Application = query.Text("application"),
        ClientAddress = query.Text("client"),
        UserAgent = query.Text("userAgent"),
        Outcome = query.Text("outcome"),
        Since = query.Time("since"),
        Text = query.Text("text"),
    };

    private async Task ListAsync(AdminRequest request)
    {
        var query = new AdminQuery(request.Context.Request, [.. Filters, "limit", "before"]);
        var limit = (int)(query.Number("limit", 1, JournalFilter.MaxLimit) ?? JournalFilter.All.Limit);
        var filter = FilterOf(query) with { Limit = limit, Before = query.Number("before", 1, long.MaxValue) };
        var calls = await journal.ReadAsync(request.Caller, filter, request.Aborted);
        await AdminJson.SendAsync(request.Context, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("calls");
            foreach (var call in calls)
            {
                CallJson.WriteSummary(json, call);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private async Task SendAsync(AdminRequest request, long id)
    {
        _ = new AdminQuery(request.Context.Request);
        var call = await journal.FindAsync(request.Caller, id, request.Aborted) ?? throw AdminRejections.NotFound(
            $"The journal has no call {id} that you may see: it keeps the last calls only. List them at /admin/calls.");
        await AdminJson.SendAsync(request.Context, json => CallJson.Write(json, call));
    }

    private async Task ClearAsync(AdminRequest request)
    {
        await journal.ClearAsync(request.Caller, request.Aborted);
        RestResponse.SendNothing(request.Context);
    }

    private async Task StreamAsync(AdminRequest request)
    {
        var query = new AdminQuery(request.Context.Request, [.. Filters, "after"]);
        var filter = FilterOf(query);
        var after = LastEventId(request.Context.Request) ?? query.Number("after", 0, long.MaxValue);
        using var subscription = await journal.SubscribeAsync(request.Caller, filter, after, request.Aborted)
            ?? throw RequestRejectedException.Busy(
                $"{CallJournal.MaxSubscriptions} readers follow the calls already. Close one, and try again.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            request.Aborted, lifetime.ApplicationStopping);
        if (HttpMethods.IsHead(request.Context.Request.Method))
        {
            CallStream.SetHeaders(request.Context.Response);
            return;
        }

        await new CallStream(request.Context, subscription, authorization).SendAsync(stop.Token);
    }

    // An id of another server, or none at all, is as good as none.
    private static long? LastEventId(HttpRequest request) =>
        long.TryParse(
            request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
