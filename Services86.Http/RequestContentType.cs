using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Services86.Http;

/// <summary>The Content-Type header of a request.</summary>
public sealed class RequestContentType
{
    private static readonly ContentTypeCache Cache = new();

    private RequestContentType(string mediaType, string? charset, string? action)
    {
        MediaType = mediaType;
        Charset = charset;
        Action = action;
    }

    /// <summary>Gets the media type, in the case of the request; empty without a Content-Type.</summary>
    public string MediaType { get; }

    /// <summary>Gets the charset, without quotes; null for none.</summary>
    public string? Charset { get; }

    /// <summary>Gets the action parameter of SOAP 1.2, without quotes; null for none.</summary>
    public string? Action { get; }

    /// <summary>Parses the Content-Type of a request.</summary>
    /// <param name="request">The request, with or without a Content-Type.</param>
    public static RequestContentType Of(HttpRequest request) => Cache.Get(request.ContentType ?? "", Parse);

    /// <summary>Removes the quotes around a value of a header.</summary>
    /// <param name="value">The value, with or without quotes; null for none.</param>
    /// <returns>The value without quotes; null for none.</returns>
    public static string? Unquote(string? value) => value?.Trim().Trim('"');

    private static RequestContentType Parse(string text)
    {
        // The media type of a header that violates the syntax, such as an action without quotes, still counts.
        var parsed = MediaTypeHeaderValue.TryParse(text, out var value) ? value : null;
        return new RequestContentType(
            parsed?.MediaType.Value ?? text.Split(';')[0].Trim(),
            Unquote(parsed?.Charset.Value),
            Unquote(parsed?.Parameters.FirstOrDefault(
                p => p.Name.Equals("action", StringComparison.OrdinalIgnoreCase))?.Value.Value));
    }
}
