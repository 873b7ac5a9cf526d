using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads the items of a map: elements with the children <c>key</c> and <c>value</c>.</summary>
/// <remarks>PHP and Axis send them for associative arrays. Source: docs/SERVICES86.md section 2.9.</remarks>
internal static class MapItem
{
    /// <summary>The name of items in paths.</summary>
    public const string Name = "item";

    private static readonly StringSerializer Keys = new();

    /// <summary>Reads the key of the current item.</summary>
    /// <returns>The key, in any simple type; null if it is nil.</returns>
    /// <exception cref="RequestRejectedException">The item does not begin with a key.</exception>
    public static string? ReadKey(ContentReader reader)
    {
        if (!reader.TryEnterContent() || !reader.TryMoveToChild() || reader.Xml.LocalName != "key")
        {
            throw reader.Invalid("the elements key and value, in this order", "another, or none");
        }

        reader.Enter("key");
        var key = ElementSerializer.Read(reader, Keys);
        reader.Leave();
        return key;
    }

    /// <summary>Moves to the value, after the key.</summary>
    /// <returns>Whether there is a value; if not, the reader is after the item.</returns>
    /// <exception cref="RequestRejectedException">Another element follows the key.</exception>
    public static bool TryMoveToValue(ContentReader reader) =>
        reader.TryMoveToChild()
        && (reader.Xml.LocalName == "value" ? true : throw reader.Invalid("the element value", "another"));

    /// <summary>Moves past the item, after the value.</summary>
    /// <exception cref="RequestRejectedException">Another element follows the value.</exception>
    public static void End(ContentReader reader)
    {
        if (reader.TryMoveToChild())
        {
            throw reader.Invalid("one key and one value", "another element");
        }
    }
}
