using System.Text;
using Services86.WebConsole.Requests;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.LeavingSoap;

/// <summary>The table about leaving SOAP as a file.</summary>
internal sealed class LeavingSoapCsv(UsageReport report) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var rows = await LeavingRows.ReadAsync(report, request.CancellationToken);
        var response = request.Context.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"leaving-soap.csv\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(UsageCsv.Write(rows)), request.CancellationToken);
    }
}
