using System.Xml;
using Microsoft.Extensions.ObjectPool;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads the elements of an envelope, and knows where it is, so that a fault can say so.</summary>
internal sealed class ContentReader
{
    // One costs several kilobytes, most of which the XML reader beneath takes for tables that it can use again.
    private static readonly DefaultObjectPool<ContentReader> Idle = new(new DefaultPooledObjectPolicy<ContentReader>());

    private readonly string[] _path = new string[SoapXml.MaxDepth];
    private ReadOnlyMemory<byte> _text;
    private int _depth;
    private bool _atEndOfText;

    /// <summary>The XML beneath.</summary>
    public XmlDictionaryReader Xml { get; } = SoapXml.CreateReader();

    /// <summary>The line that the reader is on, from 1.</summary>
    public int Line => LineOfRow(((IXmlLineInfo)Xml).LineNumber, _text.Span);

    /// <summary>The elements that are being read, from the outermost: <c>SaveServiceAuth/ServiceAuth/Port</c>.</summary>
    public string Path => string.Join('/', _path, 0, _depth);

    /// <summary>Opens XML that a client sent.</summary>
    /// <exception cref="RequestRejectedException">It is too short to be XML.</exception>
    public static ContentReader Open(Utf8Body envelope) => Open(envelope.Array, envelope.Offset, envelope.Length);

    /// <inheritdoc cref="Open(Utf8Body)"/>
    /// <param name="buffer">What the XML is in, as UTF-8 without a byte order mark.</param>
    /// <param name="offset">Where in the buffer it begins.</param>
    /// <param name="count">How many bytes it has.</param>
    public static ContentReader Open(byte[] buffer, int offset, int count)
    {
        var reader = Idle.Get();
        try
        {
            SoapXml.SetInput(reader.Xml, buffer, offset, count);
            reader._text = buffer.AsMemory(offset, count);
            return reader;
        }
        catch (XmlException exception)
        {
            // The reader looks at the first bytes as soon as it is made.
            throw new RequestRejectedException(RequestRejection.NotXml, CannotRead("", exception), exception);
        }
    }

    /// <summary>Ends the reading of a text that was read to its end: the reader is another text's from here on.</summary>
    /// <remarks>One that met something wrong is not closed: a fault still asks where it is, and nobody knows what state it is in.</remarks>
    public void Close()
    {
        Xml.Close();
        _text = default;
        _depth = 0;
        Idle.Return(this);
    }

    /// <summary>Says why, and where, XML that is not well formed cannot be read.</summary>
    public string CannotRead(XmlException exception) => CannotRead(_depth > 0 ? " in " + Path : "", exception);

    /// <summary>Notes that an element is being read, from its start tag on.</summary>
    public void Enter(string name) => _path[_depth++] = name;

    /// <summary>Notes that the element has been read.</summary>
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
    /// <returns>False when the element is empty; it has then been read to its end.</returns>
    public bool TryEnterContent()
    {
        var empty = Xml.IsEmptyElement;
        Xml.Read();
        return !empty;
    }

    /// <summary>Moves to the next child element.</summary>
    /// <returns>False when there is none; the end tag has then been read.</returns>
    /// <exception cref="RequestRejectedException">There is text where only elements can be.</exception>
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

    /// <summary>Reads over an element when it is nil.</summary>
    /// <returns>Whether it is nil.</returns>
    /// <exception cref="RequestRejectedException">The nil attribute has a value that is no boolean.</exception>
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

    /// <summary>Whether the element says in xsi:type that it is of a simple type.</summary>
    /// <param name="localName">The local name of the type; its prefix does not matter.</param>
    public bool IsOfType(string localName) =>
        Xml.HasAttributes
        && Xml.GetAttribute("type", SoapXml.InstanceNamespace) is { } type
        && type.AsSpan(type.IndexOf(':', StringComparison.Ordinal) + 1).Trim().SequenceEqual(localName);

    /// <summary>Reads an element that holds text, to its end.</summary>
    /// <remarks>The end tag waits for <see cref="Leave"/>, so that a fault about the text tells its line, not the next.</remarks>
    /// <returns>The text as it stands, white space included; empty when there is none.</returns>
    /// <exception cref="RequestRejectedException">There is an element in it, or a character that XML cannot carry.</exception>
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

        // The reader refuses such characters only where they stand as bytes, not where they are written &#x1;.
        var forbidden = XmlCharacters.IndexOfForbidden(text);
        if (forbidden >= 0)
        {
            throw Invalid("characters that XML 1.0 allows", $"U+{(int)text[forbidden]:X4} at place {forbidden + 1}");
        }

        _atEndOfText = true;
        return text;
    }

    /// <summary>Makes the fault for a value that is not what the contract says.</summary>
    /// <param name="expected">What should have been there.</param>
    /// <param name="found">What is there.</param>
    /// <returns>The fault, with the element and the line.</returns>
    public RequestRejectedException Invalid(string expected, string found) => new(
        RequestRejection.InvalidContent,
        $"The element {Path} on line {Line} cannot be read: expected {expected}, found {found}. Correct the element and send the request again.");

    private static string CannotRead(string where, XmlException exception) =>
        $"The XML cannot be read{where}: {exception.Message} Send well-formed XML; in a value, & is written &amp; and < is written &lt;.";

    // What the XML reader counts are rows: it takes two line feeds one after the other for one line end.
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
