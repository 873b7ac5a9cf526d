using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>A date and time, in ISO 8601.</summary>
/// <remarks>
/// Read as in SOAP, and in the further formats that Json.NET reads: without a time, without seconds, and with an offset
/// without colon or minutes. Written like SuperOffice's server does: without a zone and with a fraction only if it is
/// not zero; if the caller asks for offsets, with an offset without colon. The minimum and the maximum date then have
/// Z, because 0001-01-01T00:00:00+0100 is before the minimum of DateTimeOffset, and 9999-12-31T23:59:59-0500 after the
/// maximum. Source: docs/SERVICES86.md section 7.3.
/// </remarks>
internal sealed partial class JsonDateTimeConverter : JsonConverter<DateTime>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    protected override DateTime ReadContent(ref JsonInput input)
    {
        if (input.TokenType == JsonTokenType.String)
        {
            var text = input.GetText().Trim();
            if (XmlDateTime.TryParse(text, out var value) || XmlDateTime.TryParse(Complete(text), out value))
            {
                return value;
            }
        }

        throw input.Invalid(XmlDateTime.Expected + ", from year 1 to 9999");
    }

    protected override void WriteContent(JsonOutput output, DateTime value, Selection? selection)
    {
        Span<char> text = stackalloc char[33];
        var length = output.TimeZone.IncludesOffsets
            ? FormatWithOffset(value, output.TimeZone, text)
            : FormatWithoutOffset(value, text);
        output.WriteText(text[..length]);
    }

    private static int FormatWithoutOffset(DateTime value, Span<char> text)
    {
        value.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        return length;
    }

    private static int FormatWithOffset(DateTime value, CallTimeZone timeZone, Span<char> text)
    {
        if (CallTimeZone.IsLimit(value))
        {
            value.TryFormat(text, out var length, Format + "'Z'", CultureInfo.InvariantCulture);
            return length;
        }

        if (value.Kind != DateTimeKind.Utc)
        {
            return FormatWithoutOffset(value, text);
        }

        timeZone.ToDateTimeOffset(value).TryFormat(text, out var end, Format + "zzz", CultureInfo.InvariantCulture);
        text[(end - 2)..end].CopyTo(text[(end - 3)..]);
        return end - 1;
    }

    private static string Complete(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return text;
        }

        var time = match.Groups["time"] is { Success: true, Value: var found } ? found : "T00:00";
        var seconds = match.Groups["seconds"] is { Success: true, Value: var given } ? given : ":00";
        var zone = match.Groups["hours"] is { Success: true, Value: var hours }
            ? $"{hours}:{(match.Groups["minutes"] is { Success: true, Value: var minutes } ? minutes : "00")}"
            : match.Groups["zulu"].Value;
        return match.Groups["date"].Value + time + seconds + zone;
    }

    [GeneratedRegex(
        @"^(?<date>\d{4}-\d\d-\d\d)((?<time>T\d\d:\d\d)(?<seconds>:\d\d(\.\d+)?)?"
        + @"((?<zulu>[Zz])|(?<hours>[+-]\d\d):?(?<minutes>\d\d)?)?)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
