using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Soap.Envelope;

namespace Services86.Soap.Http;

/// <summary>The properties of an envelope that the HTTP headers of the request specify.</summary>
/// <param name="Version">The SOAP version of the media type. The envelope may have the other version.</param>
/// <param name="Charset">The character set; null if the Content-Type has none.</param>
/// <param name="Action">The action, without quotes; null or empty if the request has none.</param>
internal readonly record struct SoapContentType(SoapVersion Version, string? Charset, string? Action)
{
    /// <summary>Reads the headers of a request.</summary>
    /// <exception cref="RequestRejectedException">The media type is not one of SOAP.</exception>
    public static SoapContentType Of(HttpRequest request)
    {
        var contentType = RequestContentType.Of(request);

        // Some clients send the SOAPAction header of SOAP 1.1 with the media type of SOAP 1.2.
        return SoapVersion.OfMediaType(contentType.MediaType) is { } version
            ? new SoapContentType(version, contentType.Charset, contentType.Action ?? ActionOf(request))
            : throw new RequestRejectedException(
                RequestRejection.UnsupportedMediaType,
                "Expected the Content-Type "
                + string.Join(" or ", SoapVersion.All.Select(v => $"{v.MediaType} ({v.Name})"))
                + $", found {Quotation.Of(contentType.MediaType)}. Use one of the two.");
    }

    /// <summary>Returns the SOAP version for the fault if the envelope cannot be read.</summary>
    public static SoapVersion GuessVersion(HttpRequest request) =>
        request.ContentType?.StartsWith(SoapVersion.Soap12.MediaType, StringComparison.OrdinalIgnoreCase) == true
            ? SoapVersion.Soap12
            : SoapVersion.Soap11;

    private static string? ActionOf(HttpRequest request) =>
        request.Headers["SOAPAction"] is { Count: > 0 } actions ? RequestContentType.Unquote(actions[0]) : null;
}
