using System.Globalization;
using Microsoft.AspNetCore.Http;
using Services86.Rest.Headers;

namespace Services86.Rest.Languages;

/// <summary>Reads which language a request asks for.</summary>
/// <remarks>
/// SO-Language counts more than Accept-Language; of it, <c>*</c> or <c>x</c> asks for no translation. Languages that are
/// not known are passed over. SO-Culture says how numbers and dates within texts are written; the answers of this server
/// have none, so that it makes no difference. Source: reference, behaviour.md section 3.6.
/// </remarks>
internal static class AcceptedLanguage
{
    /// <summary>Gives the language that the texts of the answer are to be in; null when they are to stay as they are.</summary>
    public static Language? Of(IHeaderDictionary headers)
    {
        var overriding = headers[RestHeaders.Language].ToString().Trim();
        if (overriding is "*" or "x" or "X")
        {
            return null;
        }

        return FirstKnown(overriding) ?? FirstKnown(headers.AcceptLanguage.ToString());
    }

    private static Language? FirstKnown(string header) => header.Length == 0
        ? null
        : header.Split(',')
            .Select(range => range.Split(';'))
            .Select(range => (Language: Language.Find(range[0]), Quality: QualityOf(range)))
            .Where(range => range is { Language: not null, Quality: > 0 })
            .OrderByDescending(range => range.Quality)
            .FirstOrDefault().Language;

    // The documentation's own samples put another language after the semicolon; only what is a quality is one.
    private static double QualityOf(string[] range) =>
        range.Length > 1
        && range[1].Trim().Split('=') is [var name, var value]
        && name.Trim() is "q" or "Q"
        && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            ? quality
            : 1;
}
