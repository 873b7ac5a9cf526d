using Services86.Description;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Calls;

/// <summary>Lists the last calls, and drops them.</summary>
internal sealed class CallsPage(
    PageResponse responses, CallJournal journal, IEnumerable<ContractDescription> contracts) : Page
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var filter = CallFilter.Of(request);
        var calls = await journal.ReadAsync(
            request.RequiredCaller, filter.ToJournal(PageSize + 1), request.CancellationToken);
        await responses.SendAsync<CallsView>(request, new CallsModel(
            filter,
            [.. contracts.Select(contract => contract.Name)],
            [.. calls.Take(PageSize)],
            calls.Count > PageSize,
            journal.IsOn));
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        request.RequiredCaller.RequireAdministrator("clear the journal of calls");
        if (await Confirmation.AskAsync(
            responses,
            request,
            "Forget all calls?",
            "The list of calls is emptied, for everybody.",
            "Forget the calls"))
        {
            await journal.ClearAsync(request.RequiredCaller, request.CancellationToken);
            request.Redirect("calls");
        }
    }
}
