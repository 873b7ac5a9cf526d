namespace Services86.Soap.Serialization;

/// <summary>Enumerates the attributes of a start tag in its bytes, namespace declarations included.</summary>
internal ref struct XmlAttributeScanner
{
    private readonly ReadOnlySpan<byte> _xml;
    private int _end;

    /// <summary>Creates an enumerator before the first attribute.</summary>
    /// <param name="xml">The text up to the end of the tag.</param>
    /// <param name="tagStart">The offset of the tag.</param>
    public XmlAttributeScanner(ReadOnlySpan<byte> xml, int tagStart)
    {
        _xml = xml;
        var name = xml[tagStart..].IndexOfAny(" \t\r\n"u8);
        _end = name < 0 ? xml.Length : tagStart + name;
    }

    /// <summary>Gets the range of the current attribute, from its name to the closing quote.</summary>
    public Range Range { get; private set; }

    /// <summary>Gets the name as written, with its prefix.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Gets the value as written, without the quotes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Gets whether the current attribute declares a namespace.</summary>
    public readonly bool IsDeclaration =>
        Name.StartsWith("xmlns"u8) && (Name.Length == 5 || Name[5] == (byte)':');

    /// <summary>Moves to the next attribute.</summary>
    /// <returns>False if there is no further attribute.</returns>
    public bool MoveNext()
    {
        var rest = _xml[_end..];
        var equals = rest.IndexOf((byte)'=');
        if (equals < 0)
        {
            return false;
        }

        var quote = equals + 1 + rest[(equals + 1)..].IndexOfAnyExcept(" \t\r\n"u8);
        var length = quote > equals && quote < rest.Length ? rest[(quote + 1)..].IndexOf(rest[quote]) : -1;
        if (length < 0)
        {
            return false;
        }

        var start = Math.Max(rest.IndexOfAnyExcept(" \t\r\n"u8), 0);
        Name = rest[start..equals].TrimEnd(" \t\r\n"u8);
        Value = rest.Slice(quote + 1, length);
        Range = (_end + start)..(_end + quote + length + 2);
        _end = Range.End.Value;
        return true;
    }
}
