using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Responses;

namespace Services86.WebConsole.Admin;

/// <summary>Sends the JSON of the administration.</summary>
internal static class AdminJson
{
    private const string ContentType = "application/json; charset=utf-8";

    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends JSON.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="write">Writes one value.</param>
    public static async Task SendAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using var output = new PooledBuffer(4096);
        Write(output, write);
        await RestResponse.SendAsync(context, StatusCodes.Status200OK, ContentType, output);
    }

    /// <summary>Writes JSON.</summary>
    public static void Write(PooledBuffer output, Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        write(writer);
    }
}
