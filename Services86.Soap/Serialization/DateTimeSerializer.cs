using System.Globalization;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:dateTime; reads xs:date too.</summary>
/// <remarks>A UTC value is written with Z, a value of unspecified kind without a zone.</remarks>
internal sealed class DateTimeSerializer()
    : SimpleTypeSerializer<DateTime>("dateTime", SimpleTypes.Date | SimpleTypes.Text)
{
    public override DateTime Read(ContentReader reader)
    {
        var text = reader.ReadText();
        return XmlDateTime.TryParse(text.Trim(), out var moment)
            ? moment
            : throw reader.Invalid(XmlDateTime.Expected + ", from year 1 to 9999 (xs:dateTime)", reader.Quote(text));
    }

    public override void WriteContent(Utf8XmlWriter writer, DateTime value)
    {
        Span<char> text = stackalloc char[33];
        value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
        writer.WriteText(text[..length]);
    }
}
