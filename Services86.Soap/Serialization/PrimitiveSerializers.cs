using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes xs:boolean.</summary>
internal sealed class BooleanSerializer()
    : SimpleTypeSerializer<bool>("boolean", SimpleTypes.Boolean | SimpleTypes.Text | SimpleTypes.Integer)
{
    public override bool Read(ContentReader reader)
    {
        var text = reader.ReadText();
        return text.AsSpan().Trim() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw reader.Invalid("true, false, 1 or 0 (xs:boolean)", reader.Quote(text)),
        };
    }

    public override void WriteContent(Utf8XmlWriter writer, bool value) =>
        writer.WriteRaw(value ? "true"u8 : "false"u8);
}

/// <summary>Reads and writes xs:double, including INF, -INF and NaN.</summary>
internal sealed class DoubleSerializer()
    : SimpleTypeSerializer<double>("double", SimpleTypes.Fraction | SimpleTypes.Text | SimpleTypes.Integer)
{
    public override double Read(ContentReader reader)
    {
        var text = reader.ReadText();
        try
        {
            return XmlConvert.ToDouble(text);
        }
        catch (FormatException)
        {
            throw reader.Invalid("a number such as 1.5, 2E3 or INF (xs:double)", reader.Quote(text));
        }
    }

    public override void WriteContent(Utf8XmlWriter writer, double value) =>
        writer.WriteText(XmlConvert.ToString(value));
}

/// <summary>Reads and writes xs:base64Binary; reads xs:hexBinary too, if the element names this type.</summary>
internal sealed class Base64Serializer()
    : SimpleTypeSerializer<byte[]>("base64Binary", SimpleTypes.Base64 | SimpleTypes.Text | SimpleTypes.Hex)
{
    public override byte[] Read(ContentReader reader)
    {
        var text = reader.ReadText();
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw reader.Invalid("bytes in Base64 (xs:base64Binary)", reader.Quote(text));
        }
    }

    public override void WriteContent(Utf8XmlWriter writer, byte[] value) => writer.WriteBase64(value);

    public override bool IsEmpty(byte[] value) => value.Length == 0;

    /// <inheritdoc/>
    protected override byte[] ReadAs(ContentReader reader, SimpleTypes kind)
    {
        if (kind != SimpleTypes.Hex)
        {
            return Read(reader);
        }

        var text = reader.ReadText();
        try
        {
            return Convert.FromHexString(text.AsSpan().Trim());
        }
        catch (FormatException)
        {
            throw reader.Invalid("bytes in hexadecimal digits, as the xsi:type says", reader.Quote(text));
        }
    }
}
