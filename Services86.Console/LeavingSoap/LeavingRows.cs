using Services86.WebConsole.Calls;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.LeavingSoap;

/// <summary>The counted calls of clients, without those that a page of the console sent again.</summary>
internal static class LeavingRows
{
    /// <summary>Reads the rows.</summary>
    public static async Task<IReadOnlyList<OperationUsage>> ReadAsync(
        UsageReport report, CancellationToken cancellationToken)
    {
        var rows = await report.ReadAsync(cancellationToken);
        return [.. rows.Where(row => row.Client != OwnPipeline.Product)];
    }
}
