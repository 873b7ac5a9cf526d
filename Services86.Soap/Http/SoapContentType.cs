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
    /// <summary>Reads the headers of a request.</summary>
    /// <exception cref="SoapFaultException">The media type is none of SOAP's.</exception>
    public static SoapContentType Of(HttpRequest request)
    {
        // A header that breaks the rules, such as an action without quotes, still says its media type.
        var parsed = MediaTypeHeaderValue.TryParse(request.ContentType, out var value) ? value : null;
        var mediaType = parsed?.MediaType.Value ?? request.ContentType?.Split(';')[0].Trim() ?? "";
        var version = SoapVersion.All.FirstOrDefault(
            v => v.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase));
        return version is null
            ? throw new SoapFaultException(
                RequestRejection.UnsupportedMediaType,
                $"Expected the Content-Type {string.Join(" or ", SoapVersion.All.Select(v => $"{v.MediaType} ({v.Name})"))}, found {Quotation.Of(mediaType)}. Use one of the two.")
            : new SoapContentType(version, Unquote(parsed?.Charset.Value), ActionOf(request, parsed));
    }

    /// <summary>Guesses the version of a request that cannot be read, for the fault.</summary>
    public static SoapVersion GuessVersion(HttpRequest request) =>
        request.ContentType?.StartsWith(SoapVersion.Soap12.MediaType, StringComparison.OrdinalIgnoreCase) == true
            ? SoapVersion.Soap12
            : SoapVersion.Soap11;

    // SOAP 1.2 names the action in the media type; some clients send the header of SOAP 1.1 beside it.
    private static string? ActionOf(HttpRequest request, MediaTypeHeaderValue? parsed)
    {
        var parameter = parsed?.Parameters.FirstOrDefault(
            p => p.Name.Equals("action", StringComparison.OrdinalIgnoreCase))?.Value.Value;
        return Unquote(parameter ?? request.Headers["SOAPAction"].FirstOrDefault());
    }

    private static string? Unquote(string? value) => value?.Trim().Trim('"');
}
