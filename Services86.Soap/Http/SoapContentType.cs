using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>What the HTTP headers of a request say about the envelope.</summary>
/// <param name="Version">The version whose media type was sent. The envelope may be of the other one.</param>
/// <param name="Charset">The character set, or null.</param>
/// <param name="Action">The action, without quotes; null or empty when none is named.</param>
internal sealed record SoapContentType(SoapVersion Version, string? Charset, string? Action)
{
    // Clients send the same few texts again and again. It is bounded because it is they who choose them.
    private const int MostKnown = 64;

    private static readonly ConcurrentDictionary<string, ContentTypeText> Known = new();

    /// <summary>Reads the headers of a request.</summary>
    /// <exception cref="SoapFaultException">The media type is none of SOAP's.</exception>
    public static SoapContentType Of(HttpRequest request)
    {
        var text = request.ContentType ?? "";
        if (!Known.TryGetValue(text, out var contentType))
        {
            contentType = ContentTypeText.Parse(text);
            if (Known.Count < MostKnown)
            {
                Known[text] = contentType;
            }
        }

        // SOAP 1.2 names the action in the media type; some clients send the header of SOAP 1.1 beside it.
        return contentType.Version is { } version
            ? new SoapContentType(version, contentType.Charset, contentType.Action ?? ActionOf(request))
            : throw new SoapFaultException(
                RequestRejection.UnsupportedMediaType,
                $"Expected the Content-Type {string.Join(" or ", SoapVersion.All.Select(v => $"{v.MediaType} ({v.Name})"))}, found {Quotation.Of(contentType.MediaType)}. Use one of the two.");
    }

    /// <summary>Guesses the version of a request that cannot be read, for the fault.</summary>
    public static SoapVersion GuessVersion(HttpRequest request) =>
        request.ContentType?.StartsWith(SoapVersion.Soap12.MediaType, StringComparison.OrdinalIgnoreCase) == true
            ? SoapVersion.Soap12
            : SoapVersion.Soap11;

    private static string? ActionOf(HttpRequest request) =>
        request.Headers["SOAPAction"] is { Count: > 0 } actions ? Unquote(actions[0]) : null;

    private static string? Unquote(string? value) => value?.Trim().Trim('"');

    /// <summary>What a Content-Type says by itself.</summary>
    /// <param name="MediaType">The media type; empty when there is none.</param>
    /// <param name="Version">The version whose media type it is; null when it is none of SOAP's.</param>
    /// <param name="Charset">The character set, or null.</param>
    /// <param name="Action">The action, without quotes; null when it has none.</param>
    private sealed record ContentTypeText(string MediaType, SoapVersion? Version, string? Charset, string? Action)
    {
        public static ContentTypeText Parse(string text)
        {
            // A header that breaks the rules, such as an action without quotes, still says its media type.
            var parsed = MediaTypeHeaderValue.TryParse(text, out var value) ? value : null;
            var mediaType = parsed?.MediaType.Value ?? text.Split(';')[0].Trim();
            return new ContentTypeText(
                mediaType,
                SoapVersion.All.FirstOrDefault(v => v.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)),
                Unquote(parsed?.Charset.Value),
                Unquote(parsed?.Parameters.FirstOrDefault(
                    p => p.Name.Equals("action", StringComparison.OrdinalIgnoreCase))?.Value.Value));
        }
    }
}
