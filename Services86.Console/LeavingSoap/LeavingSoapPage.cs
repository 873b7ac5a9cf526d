using Services86.WebConsole.Requests;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.LeavingSoap;

/// <summary>Shows which clients still call over SOAP, and what has to change.</summary>
internal sealed class LeavingSoapPage(PageResponse responses, UsageReport report) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var rows = await LeavingRows.ReadAsync(report, request.CancellationToken);
        await responses.SendAsync<LeavingSoapView>(request, new LeavingSoapModel(
        [
            .. rows
                .GroupBy(row => (row.Application, row.User, row.Client))
                .Select(group => new LeavingClient(
                    group.Key.Application, group.Key.User, group.Key.Client, [.. group]))
                .OrderByDescending(client => client.SoapCalls),
        ]));
    }
}
