using System.Xml;
using Microsoft.Extensions.ObjectPool;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads XML elements, and tracks the path and the line for faults.</summary>
internal sealed class ContentReader
{
    // Pooled, because the tables of the XML reader take several kilobytes.
    private static readonly DefaultObjectPool<ContentReader> Pool = new(new DefaultPooledObjectPolicy<ContentReader>());

    private readonly string[] _path = new string[SoapXml.MaxDepth];
    private ReadOnlyMemory<byte> _text;
    private int _depth;
    private bool _atEndOfText;

    /// <summary>Gets the underlying XML reader.</summary>
    public XmlDictionaryReader Xml { get; } = SoapXml.CreateReader();

    /// <summary>Gets the current line, from 1.</summary>
    public int Line => LineOfRow(((IXmlLineInfo)Xml).LineNumber, _text.Span);

    /// <summary>Gets the path of the current element, such as <c>SaveServiceAuth/ServiceAuth/Port</c>.</summary>
    public string Path => string.Join('/', _path, 0, _depth);

    /// <summary>Opens XML from a request.</summary>
    /// <exception cref="RequestRejectedException">The body is too short to be XML.</exception>
    public static ContentReader Open(Utf8Body envelope) => Open(envelope.Array, envelope.Offset, envelope.Length);

    /// <inheritdoc cref="Open(Utf8Body)"/>
    /// <param name="buffer">The buffer that contains the XML, in UTF-8 without a byte order mark.</param>
    /// <param name="offset">The offset of the XML in the buffer.</param>
    /// <param name="count">The length of the XML, in bytes.</param>
    public static ContentReader Open(byte[] buffer, int offset, int count)
    {
        var reader = Pool.Get();
        try
        {
            SoapXml.SetInput(reader.Xml, buffer, offset, count);
            reader._text = buffer.AsMemory(offset, count);
            return reader;
        }
        catch (XmlException exception)
        {
            // SetInput reads the first bytes.
            throw new RequestRejectedException(RequestRejection.NotXml, CannotRead("", exception), exception);
        }
    }

    /// <summary>Returns the reader to the pool after the XML has been read to its end.</summary>
    /// <remarks>
    /// A reader that failed is not returned: the fault still needs its position, and its state is undefined.
    /// </remarks>
    public void Close()
    {
        Xml.Close();
        _text = default;
        _depth = 0;
        Pool.Return(this);
    }

    /// <summary>Returns the message for XML that is not well formed: the cause and the path.</summary>
    public string CannotRead(XmlException exception) => CannotRead(_depth > 0 ? " in " + Path : "", exception);

    /// <summary>Adds an element to the path. Called at its start tag.</summary>
    public void Enter(string name) => _path[_depth++] = name;

    /// <summary>Removes the current element from the path. Called after its content has been read.</summary>
    public void Leave()
    {
        if (_atEndOfText)
        {
            _atEndOfText = false;
            Xml.ReadEndElement();
        }

        _depth--;
    }

    /// <summary>Moves from a start tag to the first child.</summary>
    /// <returns>False if the element is empty. The reader is then after the element.</returns>
    public bool TryEnterContent()
    {
        var empty = Xml.IsEmptyElement;
        Xml.Read();
        return !empty;
    }

    /// <summary>Moves to the next child element.</summary>
    /// <returns>False if there is no further child. The reader is then after the end tag of the parent.</returns>
    /// <exception cref="RequestRejectedException">The element contains text between its children.</exception>
    public bool TryMoveToChild()
    {
        switch (Xml.MoveToContent())
        {
            case XmlNodeType.Element:
                return true;
            case XmlNodeType.EndElement:
                Xml.Read();
                return false;
            default:
                throw Invalid("elements", Xml.NodeType == XmlNodeType.None ? "the end of the XML" : "text");
        }
    }

    /// <summary>Skips the element if it is nil.</summary>
    /// <returns>Whether the element is nil.</returns>
    /// <exception cref="RequestRejectedException">The value of the nil attribute is not a boolean.</exception>
    public bool TryReadNil()
    {
        if (!Xml.HasAttributes || Xml.GetAttribute("nil", SoapXml.InstanceNamespace) is not { } nil)
        {
            return false;
        }

        switch (nil.Trim())
        {
            case "true" or "1":
                Xml.Skip();
                return true;
            case "false" or "0":
                return false;
            default:
                throw Invalid("true or false in xsi:nil", Quotation.Of(nil));
        }
    }

    /// <summary>Returns whether the xsi:type of the element is a given type.</summary>
    /// <param name="localName">The local name of the type; its prefix does not matter.</param>
    public bool IsOfType(string localName) =>
        Xml.HasAttributes
        && Xml.GetAttribute("type", SoapXml.InstanceNamespace) is { } type
        && type.AsSpan(type.IndexOf(':', StringComparison.Ordinal) + 1).Trim().SequenceEqual(localName);

    /// <summary>Reads the text of an element.</summary>
    /// <remarks>
    /// <see cref="Leave"/> reads the end tag, so that a fault about the text contains its line, not the next one.
    /// </remarks>
    /// <returns>The text, with its white space; empty for an empty element.</returns>
    /// <exception cref="RequestRejectedException">
    /// The element has a child element, or a character that XML forbids.
    /// </exception>
    public string ReadText()
    {
        if (!TryEnterContent())
        {
            return "";
        }

        var text = Xml.ReadContentAsString();
        if (Xml.NodeType == XmlNodeType.Element)
        {
            throw Invalid("text", $"the element {Xml.LocalName}");
        }

        // The XML reader rejects such characters only as bytes, not as character references such as &#x1;.
        var forbidden = XmlCharacters.IndexOfForbidden(text);
        if (forbidden >= 0)
        {
            throw Invalid("characters that XML 1.0 allows", $"U+{(int)text[forbidden]:X4} at place {forbidden + 1}");
        }

        _atEndOfText = true;
        return text;
    }

    /// <summary>Creates the rejection of the current element.</summary>
    /// <param name="expected">The expected content.</param>
    /// <param name="found">The actual content.</param>
    /// <returns>The rejection. Its message contains the path and the line.</returns>
    public RequestRejectedException Invalid(string expected, string found) => new(
        RequestRejection.InvalidContent,
        $"The element {Path} on line {Line} cannot be read: expected {expected}, found {found}. "
        + "Correct the element and send the request again.");

    private static string CannotRead(string where, XmlException exception) =>
        $"The XML cannot be read{where}: {exception.Message} "
        + "Send well-formed XML; in a value, & is written &amp; and < is written &lt;.";

    // The rows of the XML reader are not lines: it counts two consecutive line feeds as one line end.
    private static int LineOfRow(int row, ReadOnlySpan<byte> text)
    {
        var line = 1;
        for (var i = 0; row > 1 && i < text.Length; i++)
        {
            if (text[i] is not ((byte)'\r' or (byte)'\n'))
            {
                continue;
            }

            row--;
            line++;
            if (text[i..] is [var end, (byte)'\n', ..])
            {
                line += end == (byte)'\n' ? 1 : 0;
                i++;
            }
        }

        return line;
    }
}
