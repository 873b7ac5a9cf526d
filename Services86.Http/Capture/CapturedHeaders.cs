using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Services86.Http.Capture;

/// <summary>The headers of a request that the journal can keep. No other header is read.</summary>
/// <remarks>A header that is not in this list can have a secret, whatever its name is.</remarks>
internal sealed class CapturedHeaders
{
    /// <summary>Gets the User-Agent.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>Gets the Accept header.</summary>
    public string? Accept { get; private set; }

    /// <summary>Gets the Accept-Language header.</summary>
    public string? AcceptLanguage { get; private set; }

    /// <summary>Gets the action of SOAP 1.1.</summary>
    public string? SoapAction { get; private set; }

    /// <summary>Gets the time zone of a REST request.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Gets the language of a REST request.</summary>
    public string? Language { get; private set; }

    /// <summary>Gets the Authorization header, of which the journal keeps the scheme only.</summary>
    public string? Authorization { get; private set; }

    /// <summary>Reads the headers.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="protocol">The protocol of the request.</param>
    public void Read(IHeaderDictionary headers, string protocol)
    {
        UserAgent = Text(headers.UserAgent);
        Accept = Text(headers.Accept);
        Authorization = Text(headers.Authorization);
        if (protocol == "rest")
        {
            AcceptLanguage = Text(headers.AcceptLanguage);
            TimeZone = Text(headers["SO-TimeZone"]);
            Language = Text(headers["SO-Language"]);
        }
        else
        {
            SoapAction = Text(headers["SOAPAction"]);
        }
    }

    /// <summary>Drops the headers.</summary>
    public void Clear() =>
        UserAgent = Accept = AcceptLanguage = SoapAction = TimeZone = Language = Authorization = null;

    private static string? Text(StringValues values) => values.Count switch
    {
        0 => null,
        1 => values[0],
        _ => values.ToString(),
    };
}
