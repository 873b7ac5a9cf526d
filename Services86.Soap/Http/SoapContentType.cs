using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Soap.Envelope;

namespace Services86.Soap.Http;

/// <summary>What the HTTP headers of a request say about the envelope.</summary>
/// <param name="Version">The version whose media type was sent. The envelope may be of the other one.</param>
/// <param name="Charset">The character set, or null.</param>
/// <param name="Action">The action, without quotes; null or empty when none is named.</param>
internal sealed record SoapContentType(SoapVersion Version, string? Charset, string? Action)
{
    /// <summary>Reads the headers of a request.</summary>
    /// <exception cref="RequestRejectedException">The media type is none of SOAP's.</exception>
    public static SoapContentType Of(HttpRequest request)
    {
        var contentType = RequestContentType.Of(request);

        // SOAP 1.2 names the action in the media type; some clients send the header of SOAP 1.1 beside it.
        return SoapVersion.OfMediaType(contentType.MediaType) is { } version
            ? new SoapContentType(version, contentType.Charset, contentType.Action ?? ActionOf(request))
            : throw new RequestRejectedException(
                RequestRejection.UnsupportedMediaType,
                $"Expected the Content-Type {string.Join(" or ", SoapVersion.All.Select(v => $"{v.MediaType} ({v.Name})"))}, found {Quotation.Of(contentType.MediaType)}. Use one of the two.");
    }

    /// <summary>Guesses the version of a request that cannot be read, for the fault.</summary>
    public static SoapVersion GuessVersion(HttpRequest request) =>
        request.ContentType?.StartsWith(SoapVersion.Soap12.MediaType, StringComparison.OrdinalIgnoreCase) == true
            ? SoapVersion.Soap12
            : SoapVersion.Soap11;

    private static string? ActionOf(HttpRequest request) =>
        request.Headers["SOAPAction"] is { Count: > 0 } actions ? RequestContentType.Unquote(actions[0]) : null;
}
