using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>Text. A number, true or false is taken for the text that it is written with, as Json.NET does.</summary>
internal sealed class JsonTextConverter : JsonConverter<string>
{
    protected override string ReadContent(ref JsonInput input) => input.TokenType switch
    {
        JsonTokenType.String => input.GetText(),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(input.Literal),
        _ => throw input.Invalid("a text"),
    };

    protected override void WriteContent(JsonOutput output, string value, Selection? selection) =>
        output.WriteText(value);
}

/// <summary>True or false. It may stand in quotes, and be 1 or 0, as in SOAP.</summary>
internal sealed class JsonBooleanConverter : JsonConverter<bool>
{
    protected override bool ReadContent(ref JsonInput input)
    {
        switch (input.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String when bool.TryParse(input.GetText(), out var value):
                return value;
            default:
                return JsonNumbers.TryReadWhole(ref input, 0, 1, out var number)
                    ? number == 1
                    : throw input.Invalid("true or false");
        }
    }

    protected override void WriteContent(JsonOutput output, bool value, Selection? selection) =>
        output.WriteRaw(value ? "true"u8 : "false"u8);
}

/// <summary>
/// A number. NaN, Infinity and -Infinity, which JSON has no literals for, are in quotes, as in Json.NET.
/// </summary>
internal sealed class JsonDoubleConverter : JsonConverter<double>
{
    protected override double ReadContent(ref JsonInput input)
    {
        var text = input.TokenType switch
        {
            JsonTokenType.Number => Encoding.UTF8.GetString(input.Literal),
            JsonTokenType.String => input.GetText().Trim(),
            _ => "",
        };
        return Read(text) is { } value && (double.IsFinite(value) || input.TokenType == JsonTokenType.String)
            ? value
            : throw input.Invalid("a number such as 1.5 or 2E3");
    }

    protected override void WriteContent(JsonOutput output, double value, Selection? selection)
    {
        if (double.IsFinite(value))
        {
            output.WriteNumber(value);
        }
        else
        {
            output.WriteText(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The names of SOAP's XML are taken too.
    private static double? Read(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => ReadXml(text),
    };

    private static double? ReadXml(string text)
    {
        try
        {
            return XmlConvert.ToDouble(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Bytes, as text in Base64.</summary>
internal sealed class JsonBytesConverter : JsonConverter<byte[]>
{
    protected override byte[] ReadContent(ref JsonInput input)
    {
        if (input.TokenType != JsonTokenType.String)
        {
            throw input.Invalid("bytes in Base64");
        }

        try
        {
            return Convert.FromBase64String(input.GetText());
        }
        catch (FormatException)
        {
            throw input.Invalid("bytes in Base64");
        }
    }

    protected override void WriteContent(JsonOutput output, byte[] value, Selection? selection) =>
        output.WriteBase64(value);
}
