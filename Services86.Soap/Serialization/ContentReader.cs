using System.Xml;
using Microsoft.Extensions.ObjectPool;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads XML elements, and tracks the path and the line for faults.</summary>
internal sealed partial class ContentReader
{
    private const int NodesPerCancellationCheck = 1024;

    // Pooled, because the tables of the XML reader take several kilobytes.
    private static readonly DefaultObjectPool<ContentReader> Pool = new(new DefaultPooledObjectPolicy<ContentReader>());

    private readonly XmlDictionaryReader _document = SoapXml.CreateReader();
    private readonly string[] _path = new string[SoapXml.MaxDepth];
    private ReadOnlyMemory<byte> _text;
    private string? _exceededLimit;
    private CancellationToken _cancellationToken;
    private int _depth;

    // The depth at which a secret element was entered; 0 outside of secret elements.
    private int _secretDepth;
    private bool _atEndOfText;

    /// <summary>Creates a reader without input.</summary>
    public ContentReader() => Xml = _document;

    /// <summary>Gets the underlying XML reader: of the message, or of the element that a reference leads to.</summary>
    public XmlDictionaryReader Xml { get; private set; }

    /// <summary>Opens XML from a request.</summary>
    /// <exception cref="RequestRejectedException">The body is too short to be XML.</exception>
    public static ContentReader Open(Utf8Body body, UnknownMemberCollector? unknownMembers)
    {
        var reader = Open(body.Array, body.Offset, body.Length);
        reader._unknownMembers = unknownMembers;
        reader._cancellationToken = body.RequestAborted;
        return reader;
    }

    /// <inheritdoc cref="Open(Utf8Body, UnknownMemberCollector?)"/>
    /// <param name="buffer">The buffer that contains the XML, in UTF-8 without a byte order mark.</param>
    /// <param name="offset">The offset of the XML in the buffer.</param>
    /// <param name="count">The length of the XML, in bytes.</param>
    public static ContentReader Open(byte[] buffer, int offset, int count)
    {
        var reader = Pool.Get();
        var exceeded = XmlLimits.FindExceeded(buffer.AsSpan(offset, count), out var length);
        try
        {
            count = exceeded is null ? count : length;
            SoapXml.SetInput(reader.Xml, buffer, offset, count);
            reader._text = buffer.AsMemory(offset, count);
            reader._exceededLimit = exceeded;
            return reader;
        }
        catch (XmlException exception)
        {
            // SetInput reads the first bytes.
            throw new RequestRejectedException(
                RequestRejection.NotXml, CannotRead("", exceeded ?? exception.Message), exception);
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
        _secretDepth = 0;
        _references = null;
        _unknownMembers = null;
        _linesOfUnknownChildren = 0;
        _cancellationToken = default;
        Pool.Return(this);
    }

    /// <summary>Adds an element to the path. Called at its start tag.</summary>
    public void Enter(ElementName name)
    {
        Enter(name.Local.Value);
        if (name.IsSecret && _secretDepth == 0)
        {
            _secretDepth = _depth;
        }
    }

    /// <inheritdoc cref="Enter(ElementName)"/>
    public void Enter(string name)
    {
        if (_depth == _path.Length)
        {
            // The XML reader limits the depth of elements, but not the depth of references.
            throw Invalid($"at most {SoapXml.MaxDepth} elements within each other", "more");
        }

        _path[_depth++] = name;
    }

    /// <summary>Removes the current element from the path. Called after its content has been read.</summary>
    public void Leave()
    {
        if (_atEndOfText)
        {
            _atEndOfText = false;
            Xml.ReadEndElement();
        }

        _depth--;
        if (_depth < _secretDepth)
        {
            _secretDepth = 0;
        }
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
    /// <exception cref="OperationCanceledException">The client has disconnected.</exception>
    public bool TryMoveToChild()
    {
        _cancellationToken.ThrowIfCancellationRequested();
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

    /// <summary>Skips the current element.</summary>
    /// <exception cref="OperationCanceledException">The client has disconnected.</exception>
    public void Skip()
    {
        if (!Xml.IsEmptyElement)
        {
            SkipTo(Xml.Depth);
        }

        Xml.Read();
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
                Skip();
                return true;
            case "false" or "0":
                return false;
            default:
                throw Invalid("true or false in xsi:nil", Quote(nil));
        }
    }

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
            throw Invalid("text", IsSecret ? "an element" : $"the element {Quotation.Cut(Xml.LocalName)}");
        }

        // The XML reader rejects such characters only as bytes, not as character references such as &#x1;.
        var forbidden = XmlCharacters.IndexOfForbidden(text);
        if (forbidden >= 0)
        {
            throw Invalid(
                "characters that XML 1.0 allows",
                $"U+{(int)text[forbidden]:X4}" + (IsSecret ? "" : $" at place {forbidden + 1}"));
        }

        _atEndOfText = true;
        return text;
    }

    // Moves from within an element to its end tag.
    private void SkipTo(int depth)
    {
        var nodes = 0;
        while (Xml.Read() && Xml.Depth > depth)
        {
            if (++nodes % NodesPerCancellationCheck == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
