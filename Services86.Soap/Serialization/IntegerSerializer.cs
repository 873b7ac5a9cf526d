using System.Globalization;
using System.Numerics;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes an integer type of XML Schema.</summary>
/// <typeparam name="T">The type in C#.</typeparam>
/// <param name="typeName">The name of the XML Schema type, such as <c>int</c>.</param>
internal sealed class IntegerSerializer<T>(string typeName)
    : SimpleTypeSerializer<T>(typeName, SimpleTypes.Integer | SimpleTypes.Fraction | SimpleTypes.Text)
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly string _expected = string.Create(
        CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue} (xs:{typeName})");

    public override T Read(ContentReader reader)
    {
        var text = reader.ReadText();
        return T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw reader.Invalid(_expected, reader.Quote(text));
    }

    public override void WriteContent(Utf8XmlWriter writer, T value) => writer.WriteInteger(long.CreateChecked(value));
}
