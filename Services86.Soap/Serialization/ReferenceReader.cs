using System.Globalization;
using System.Xml;
using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads the elements that the references of a message lead to, within limits.</summary>
internal sealed class ReferenceReader(ReadOnlyMemory<byte> text)
{
    private const string Soap11Prefix = "#";
    private const int MaxReferences = 10_000;
    private const int MaxDepth = 16;

    // A client that shares values sends each value once, and refers to it several times.
    private const int MaxExpansion = 4;
    private const int MinMaxBytes = 64 * 1024;

    private static readonly ElementName Soap11Reference = new("href", "");
    private static readonly ElementName Soap12Reference = new("ref", "http://www.w3.org/2003/05/soap-encoding");
    private static readonly ElementName PlainReference = new("ref", "");
    private static readonly ElementName SerializerReference = new("Ref", ContractNamespaces.Serialization);

    private readonly ReferencedElements _elements = new(text.Span);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly Stack<Level> _levels = new();
    private readonly List<XmlDictionaryReader> _readers = [];
    private readonly long _maxBytes = MinMaxBytes + ((long)text.Length * MaxExpansion);
    private int _references;
    private long _bytes;

    /// <summary>Gets the element that is being read; null for none.</summary>
    public ReferencedElement? Current => _levels.TryPeek(out var level) ? level.Element : null;

    /// <summary>Gets the text whose rows the current XML reader counts.</summary>
    public ReadOnlySpan<byte> CurrentText => _levels.TryPeek(out var level) ? level.Text.Written.Span : text.Span;

    /// <summary>Gets the number of lines before the current text.</summary>
    public int LinesBefore => _levels.TryPeek(out var level)
        ? text.Span[..level.Element.Start].Count((byte)'\n') - level.Text.Written.Span[..level.Prefix].Count((byte)'\n')
        : 0;

    /// <summary>Returns the value of the attribute that makes the current element a reference; null for none.</summary>
    public static string? FindReference(XmlDictionaryReader xml) =>
        Soap11Reference.AttributeOf(xml)
        ?? (Soap12Reference.AttributeOf(xml)
            ?? SerializerReference.AttributeOf(xml)
            ?? PlainReference.AttributeOf(xml)) switch
        {
            null => null,
            var id => id.TrimStart().StartsWith(Soap11Prefix, StringComparison.Ordinal) ? id : Soap11Prefix + id.Trim(),
        };

    /// <summary>Returns why a reference cannot be followed.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="quote">Quotes a value of the current element. An id is no value, so it is always quoted.</param>
    /// <returns>What is expected, and what was found; null if the reference can be followed.</returns>
    public (string Expected, string Found)? WhyInvalid(string reference, Func<string, string> quote)
    {
        if (!reference.TrimStart().StartsWith(Soap11Prefix, StringComparison.Ordinal))
        {
            return ("a reference to an element of the message, such as #id0", quote(reference));
        }

        var id = IdOf(reference);
        var count = _elements.Find(id, out var element);
        return count switch
        {
            0 => ($"an element with the id {Quotation.Of(id)}, which the reference names", "none in the message"),
            > 1 => ($"one element with the id {Quotation.Of(id)}, which the reference names", "several"),
            _ when _levels.Any(level => level.Element == element) =>
                ("a reference that ends", $"one that leads back to itself, by the id {Quotation.Of(id)}"),
            _ when _levels.Count == MaxDepth => Limit($"{MaxDepth} references that lead to each other"),
            _ when _references == MaxReferences => Limit($"{MaxReferences} references"),
            _ when _bytes + element!.End - element.Start > _maxBytes =>
                Limit($"{_maxBytes} bytes in the elements that references lead to"),
            _ => null,
        };
    }

    /// <summary>Follows a valid reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="referring">The XML reader at the element that is the reference.</param>
    /// <returns>An XML reader at the element that the reference leads to.</returns>
    public XmlDictionaryReader Begin(string reference, XmlDictionaryReader referring)
    {
        _elements.Find(IdOf(reference), out var element);
        _followed.Add(element!.Id);
        _references++;
        _bytes += element.End - element.Start;
        var level = new Level(element, referring, new PooledBuffer(element.End - element.Start));
        level.Write(text.Span);
        if (_readers.Count == _levels.Count)
        {
            _readers.Add(SoapXml.CreateReader());
        }

        var reader = _readers[_levels.Count];
        _levels.Push(level);
        SoapXml.SetInput(reader, level.Text.Array, 0, level.Text.Length);
        reader.MoveToContent();
        reader.Read();
        reader.MoveToContent();
        return reader;
    }

    /// <summary>Ends the current reference.</summary>
    /// <returns>The XML reader at the element that is the reference.</returns>
    public XmlDictionaryReader End()
    {
        var level = _levels.Pop();
        level.Text.Dispose();
        return level.Referring;
    }

    /// <summary>Returns whether a reference was followed to the current element.</summary>
    public bool HasFollowed(XmlDictionaryReader xml)
    {
        var isFollowed = false;
        while (xml.MoveToNextAttribute())
        {
            isFollowed |= xml.LocalName is "id" or "Id" && _followed.Contains(xml.Value.Trim());
        }

        xml.MoveToElement();
        return isFollowed;
    }

    private static string IdOf(string reference) => reference.Trim()[Soap11Prefix.Length..];

    private static (string Expected, string Found) Limit(string limit) =>
        (string.Create(CultureInfo.InvariantCulture, $"at most {limit}"), "more");

    private sealed record Level(ReferencedElement Element, XmlDictionaryReader Referring, PooledBuffer Text)
    {
        /// <summary>Gets the length of the text before the element.</summary>
        public int Prefix { get; private set; }

        /// <summary>Writes the element, within an element that has the declarations in scope.</summary>
        public void Write(ReadOnlySpan<byte> message)
        {
            Text.Append("<r"u8);
            foreach (var declaration in Element.Scope)
            {
                Text.Append(" "u8);
                Text.Append(message[declaration]);
            }

            Text.Append(">"u8);
            Prefix = Text.Length;
            Text.Append(message[Element.Start..Element.End]);
            Text.Append("</r>"u8);
        }
    }
}
