using System.Globalization;
using Microsoft.AspNetCore.Http;
using Services86.Rest.Headers;

namespace Services86.Rest.Languages;

/// <summary>Reads the language that a request asks for.</summary>
/// <remarks>
/// SO-Language takes precedence over Accept-Language; <c>*</c> or <c>x</c> in SO-Language asks for no translation.
/// Unknown languages are skipped. SO-Culture, the format of numbers and dates within texts, is ignored, because the
/// responses of this server contain no such texts. Source: docs/SERVICES86.md section 7.4.
/// </remarks>
internal static class AcceptedLanguage
{
    /// <summary>Gets the language of the texts in the response; null if the texts are not translated.</summary>
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

    // The samples in SuperOffice's documentation have another language after the semicolon: only q=... is a quality.
    private static double QualityOf(string[] range) =>
        range.Length > 1
        && range[1].Trim().Split('=') is [var name, var value]
        && name.Trim() is "q" or "Q"
        && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            ? quality
            : 1;
}
