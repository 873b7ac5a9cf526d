using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>What a server answered to a REST request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, those of the body too.</param>
/// <param name="Text">The body; empty when there is none.</param>
internal sealed record RestHttpAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>The body, as an independent parser reads it.</summary>
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The body, as an independent parser reads it.</summary>
    public XElement Xml => XElement.Parse(Text);

    /// <summary>What an error says, in JSON.</summary>
    public string? Message => Member("Message");

    /// <summary>The name of an error, in JSON.</summary>
    public string? ErrorType => Member("ErrorType");

    public static async Task<RestHttpAnswer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());

    private string? Member(string name) => Json.GetProperty(name).GetString();
}
