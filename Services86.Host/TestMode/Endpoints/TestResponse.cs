using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Services86.Host.TestMode.Endpoints;

/// <summary>Sends the JSON of test mode.</summary>
internal static class TestResponse
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Sends an object.</summary>
    /// <param name="context">The request.</param>
    /// <param name="value">The object.</param>
    /// <param name="status">The HTTP status.</param>
    public static async Task SendAsync(HttpContext context, object value, int status = StatusCodes.Status200OK)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }

    /// <summary>Sends an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">What is wrong, and what to do.</param>
    /// <param name="path">The JSON path of what is wrong; null for none.</param>
    public static Task SendErrorAsync(HttpContext context, int status, string error, string? path = null) =>
        SendAsync(context, new { error, path }, status);
}
