using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Services86.Http;

/// <summary>What the Content-Type of a request says.</summary>
/// <param name="MediaType">The media type, in the case that it was sent in; empty when there is none.</param>
/// <param name="Charset">The character set, without quotes; null when it has none.</param>
/// <param name="Action">The action of SOAP 1.2, without quotes; null when it has none.</param>
public sealed record RequestContentType(string MediaType, string? Charset, string? Action)
{
    // Clients send the same few texts again and again. It is bounded because it is they who choose them.
    private const int MostKnown = 64;

    private static readonly ConcurrentDictionary<string, RequestContentType> Known = new();

    /// <summary>Takes the Content-Type of a request apart.</summary>
    /// <param name="request">The request, which may have none.</param>
    public static RequestContentType Of(HttpRequest request)
    {
        var text = request.ContentType ?? "";
        if (!Known.TryGetValue(text, out var contentType))
        {
            contentType = Parse(text);
            if (Known.Count < MostKnown)
            {
                Known[text] = contentType;
            }
        }

        return contentType;
    }

    /// <summary>Removes the quotes that a value may have.</summary>
    internal static string? Unquote(string? value) => value?.Trim().Trim('"');

    private static RequestContentType Parse(string text)
    {
        // A header that breaks the rules, such as an action without quotes, still says its media type.
        var parsed = MediaTypeHeaderValue.TryParse(text, out var value) ? value : null;
        return new RequestContentType(
            parsed?.MediaType.Value ?? text.Split(';')[0].Trim(),
            Unquote(parsed?.Charset.Value),
            Unquote(parsed?.Parameters.FirstOrDefault(
                p => p.Name.Equals("action", StringComparison.OrdinalIgnoreCase))?.Value.Value));
    }
}
