using System.Globalization;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:dateTime.</summary>
/// <remarks>A UTC value is written with Z, a value of unspecified kind without a zone.</remarks>
internal sealed class DateTimeSerializer : TypeSerializer<DateTime>
{
    public override DateTime Read(ContentReader reader)
    {
        var text = reader.ReadText();
        var value = text.Trim();
        if (!XmlDateTime.HasTime(value))
        {
            throw reader.Invalid(XmlDateTime.Expected + " (xs:dateTime)", Quotation.Of(text));
        }

        return XmlDateTime.TryParse(value, out var moment)
            ? moment
            : throw reader.Invalid(
                XmlDateTime.Expected + ", from year 1 to 9999 (xs:dateTime)", Quotation.Of(text));
    }

    public override void WriteContent(Utf8XmlWriter writer, DateTime value)
    {
        Span<char> text = stackalloc char[33];
        value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
        writer.WriteText(text[..length]);
    }
}
