using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Headers;
using Services86.Rest.Responses;
using Services86.WebConsole.Admin;
using Services86.WebConsole.Usage;

namespace Services86.WebConsole.AdminAreas;

/// <summary>The counted calls at <c>/admin/usage</c>, for administrators: JSON, or CSV by the Accept header.</summary>
internal sealed class UsageArea(UsageReport report) : IAdminArea
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";

    /// <inheritdoc/>
    public string Name => "usage";

    /// <inheritdoc/>
    public async Task RespondAsync(AdminRequest request)
    {
        if (request.Segments.Count > 0)
        {
            throw AdminRejections.NotFound("There is nothing at this address: the counted calls are at /admin/usage.");
        }

        if (request.Method != HttpMethods.Get)
        {
            throw AdminRejections.MethodNotAllowed(request.Method, "GET, HEAD");
        }

        _ = new AdminQuery(request.Context.Request);
        request.Caller.RequireAdministrator("read the counted calls");
        var rows = await report.ReadAsync(request.Aborted);
        var accept = request.Context.Request.Headers.Accept;
        if (AcceptHeader.Choose(accept, [Json, Csv], [Json]) == Csv)
        {
            await SendCsvAsync(request.Context, rows);
            return;
        }

        await AdminJson.SendAsync(request.Context, json => Write(json, rows));
    }

    private static async Task SendCsvAsync(HttpContext context, IReadOnlyList<OperationUsage> rows)
    {
        using var output = new PooledBuffer(4096);
        output.Append(Encoding.UTF8.GetBytes(UsageCsv.Write(rows)));
        context.Response.Headers.ContentDisposition = "attachment; filename=\"usage.csv\"";
        await RestResponse.SendAsync(
            context, StatusCodes.Status200OK, "text/csv; charset=utf-8; header=present", output);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<OperationUsage> rows)
    {
        json.WriteStartObject();
        json.WriteStartArray("usage");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("application", row.Application);
            json.WriteString("user", row.User);
            json.WriteString("client", row.Client);
            json.WriteString("agent", row.Agent);
            json.WriteString("operation", row.Operation);
            json.WriteNumber("soapCalls", row.SoapCalls);
            WriteTime(json, "firstSoapCall", row.FirstSoapCall);
            WriteTime(json, "lastSoapCall", row.LastSoapCall);
            json.WriteNumber("restCalls", row.RestCalls);
            WriteTime(json, "firstRestCall", row.FirstRestCall);
            WriteTime(json, "lastRestCall", row.LastRestCall);
            json.WriteString("restPath", row.RestPath);
            json.WriteString("state", row.State.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.UtcDateTime);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
