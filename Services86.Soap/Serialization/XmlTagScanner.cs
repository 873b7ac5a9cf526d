namespace Services86.Soap.Serialization;

/// <summary>Finds the tags of XML in its bytes, without a tree and without resolving names.</summary>
/// <remarks>
/// For checks before the XML reader starts, and for the positions of elements, which the XML reader does not give. The
/// scanner stops where the text is not well formed. The XML reader rejects the text at that position or before.
/// </remarks>
internal ref struct XmlTagScanner(ReadOnlySpan<byte> xml)
{
    private readonly ReadOnlySpan<byte> _xml = xml;

    /// <summary>Gets the offset of the current tag.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the offset after the current tag.</summary>
    public int End { get; private set; }

    /// <summary>Gets whether the current tag is an end tag.</summary>
    public readonly bool IsEnd => _xml[Start + 1] == (byte)'/';

    /// <summary>Gets whether the current tag is an empty-element tag.</summary>
    public readonly bool IsEmptyElement => _xml[End - 2] == (byte)'/';

    /// <summary>Moves to the next start tag or end tag.</summary>
    /// <returns>False at the end of the text, and where the text is not well formed.</returns>
    public bool Read()
    {
        while (_xml[End..].IndexOf((byte)'<') is >= 0 and var distance)
        {
            Start = End + distance;
            var rest = _xml[Start..];
            var isTag = rest is not [_, (byte)'!' or (byte)'?', ..];
            var length = isTag ? LengthOfTag(rest)
                : rest.StartsWith("<!--"u8) ? LengthTo(rest, 4, "-->"u8)
                : rest.StartsWith("<![CDATA["u8) ? LengthTo(rest, 9, "]]>"u8)
                : rest.StartsWith("<?"u8) ? LengthTo(rest, 2, "?>"u8)
                : 0;
            if (length == 0)
            {
                return false;
            }

            End = Start + length;
            if (isTag)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the attributes of the current tag, namespace declarations included.</summary>
    public readonly XmlAttributeScanner GetAttributes() => new(_xml[..End], Start);

    private static int LengthTo(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> end) =>
        text.Length >= start && text[start..].IndexOf(end) is >= 0 and var index ? start + index + end.Length : 0;

    private static int LengthOfTag(ReadOnlySpan<byte> text)
    {
        var index = 1;
        while (index < text.Length && text[index..].IndexOfAny("\"'>"u8) is >= 0 and var distance)
        {
            index += distance;
            if (text[index] == (byte)'>')
            {
                // At least one character of a name.
                return index >= 2 ? index + 1 : 0;
            }

            var closing = text[(index + 1)..].IndexOf(text[index]);
            if (closing < 0)
            {
                return 0;
            }

            index += closing + 2;
        }

        return 0;
    }
}
