using System.Globalization;
using System.Numerics;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes an integer type of XML Schema.</summary>
/// <typeparam name="T">The type in C#.</typeparam>
/// <param name="typeName">The name of the XML Schema type, such as <c>int</c>.</param>
internal sealed class IntegerSerializer<T>(string typeName) : TypeSerializer<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override T Read(ContentReader reader)
    {
        var text = reader.ReadText();
        return T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw reader.Invalid(
                string.Create(
                    CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue} (xs:{typeName})"),
                Quotation.Of(text));
    }

    public override void WriteContent(Utf8XmlWriter writer, T value) => writer.WriteInteger(long.CreateChecked(value));
}
