using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>The response to a REST request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, with those of the content.</param>
/// <param name="Text">The body; empty if there is none.</param>
internal sealed record RestHttpAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>Gets the body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>Gets the body as XML.</summary>
    public XElement Xml => XElement.Parse(Text);

    /// <summary>Gets the text of an error in JSON.</summary>
    public string? Message => Member("Message");

    /// <summary>Gets the exception name of an error in JSON.</summary>
    public string? ErrorType => Member("ErrorType");

    public static async Task<RestHttpAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());

    private string? Member(string name) => Json.GetProperty(name).GetString();
}
