using System.Globalization;
using Services86.Agents.Refusals;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Calls;

/// <summary>Shows a call: what was sent and answered, why it was refused, its twins; and sends it again.</summary>
internal sealed class CallPage(
    PageResponse responses, CallJournal journal, CallTwins twins, OwnPipeline pipeline) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var call = await RequireAsync(request);
        var reason = call.Outcome == "ok" ? null : call.Reason;
        var programs = twins.ProgramsOf(call, request.ServerAddress, out var noTwin);
        var beside = await FindBesideAsync(request);
        await responses.SendAsync<CallView>(request, new CallModel(
            call,
            FormattedBody.Of(call.Request, reason),
            FormattedBody.Of(call.Response, reason: null),
            programs,
            noTwin)
        {
            Soap = twins.SoapRequestOf(call),
            Rest = twins.RestRequestOf(call),
            Beside = beside,
            BesideResponse = beside is null ? null : FormattedBody.Of(beside.Response, reason: null),
        });
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        var call = await RequireAsync(request);
        var sent = request.Field("protocol") == "soap" ? twins.SoapRequestOf(call) : twins.RestRequestOf(call);
        if (sent is null)
        {
            throw new SoInvalidArgumentException(
                "The call cannot be sent.", "The journal does not have the whole call, or the call has no twin.");
        }

        var entry = await pipeline.SendAsync(
            request, sent with { Body = request.Form["body"].ToString() }, request.Field("application"));
        request.Redirect(entry is null
            ? $"calls/{call.Id}"
            : string.Create(CultureInfo.InvariantCulture, $"calls/{call.Id}?beside={entry.Id}"));
    }

    private async Task<JournalEntry> RequireAsync(PageRequest request) =>
        await journal.FindAsync(request.RequiredCaller, request.Id, request.CancellationToken)
        ?? throw new SoNotFoundException(
            $"There is no call {request.Id}.",
            $"The call {request.Id} is not among the last calls any more, or is not yours.");

    private async Task<JournalEntry?> FindBesideAsync(PageRequest request) =>
        long.TryParse(request.Query("beside"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await journal.FindAsync(request.RequiredCaller, id, request.CancellationToken)
            : null;
}
