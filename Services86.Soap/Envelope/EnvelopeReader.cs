using System.Xml;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Reads a request envelope of either SOAP version.</summary>
/// <remarks>
/// Header blocks may also be children of the envelope, as in the samples of SuperOffice's documentation. The first of
/// duplicate header blocks counts. Source: docs/SERVICES86.md sections 2.3 and 3.4.
/// </remarks>
internal sealed class EnvelopeReader
{
    private readonly SoapContract _contract;
    private readonly Utf8Body _envelope;
    private readonly string? _action;
    private readonly ContentReader _reader;
    private readonly bool[] _headersSeen;
    private NotUnderstoodBlocks? _notUnderstood;
    private object _headers;
    private bool _inBody;

    /// <summary>Creates a reader of an envelope.</summary>
    /// <param name="contract">The contract of the called service.</param>
    /// <param name="envelope">The envelope. It must not be disposed before it has been read.</param>
    /// <param name="action">The action in the HTTP headers; null or empty if they have none.</param>
    /// <param name="unknownMembers">Collects unknown elements beside known ones; null to skip them.</param>
    /// <exception cref="RequestRejectedException">The envelope is too short to be XML.</exception>
    public EnvelopeReader(
        SoapContract contract, Utf8Body envelope, string? action, UnknownMemberCollector? unknownMembers)
    {
        _contract = contract;
        _envelope = envelope;
        _action = action;
        _reader = ContentReader.Open(envelope, unknownMembers);
        _headersSeen = new bool[contract.RequestHeaders.Count];
        _headers = contract.NewRequestHeaders();
    }

    /// <summary>Gets the version of the envelope; null until its first element has been read.</summary>
    public SoapVersion? Version { get; private set; }

    /// <summary>Gets the operation that the body names; null until the wrapper element has been read.</summary>
    public SoapOperation? Operation { get; private set; }

    /// <summary>Reads the whole envelope.</summary>
    /// <returns>The call.</returns>
    /// <exception cref="RequestRejectedException">The envelope violates SOAP or the contract.</exception>
    public SoapCall Read()
    {
        try
        {
            var version = Version = ReadEnvelopeStart();
            var call = ReadParts(version);
            _reader.Close();
            return call;
        }
        catch (XmlException exception)
        {
            throw NotXml(exception);
        }
        catch (ArgumentException exception)
        {
            // The XML reader throws this exception if the envelope ends inside a name, after the colon.
            throw NotXml(new XmlException("Unexpected end of file.", exception));
        }
    }

    private SoapVersion ReadEnvelopeStart()
    {
        var xml = _reader.Xml;
        if (SoapVersion.OfEnvelope(xml) is { } version)
        {
            return version;
        }

        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "Envelope")
        {
            var found = xml.NodeType == XmlNodeType.Element
                ? $"the element {Quotation.Cut(xml.LocalName)}{InNamespace(xml.NamespaceURI)} on line {_reader.Line}"
                : "nothing";
            throw new RequestRejectedException(
                RequestRejection.NotAnEnvelope,
                $"Expected a SOAP envelope, found {found}. Put the request into an Envelope with a Body.");
        }

        throw new RequestRejectedException(
            RequestRejection.VersionMismatch,
            "Expected an Envelope in the namespace "
            + string.Join(" or ", SoapVersion.All.Select(v => $"{v.EnvelopeNamespace} ({v.Name})"))
            + $", found one{InNamespace(xml.NamespaceURI)}. Use one of the two.");
    }

    private SoapCall ReadParts(SoapVersion version)
    {
        object?[]? arguments = null;
        _reader.Enter("Envelope");
        var hasContent = _reader.TryEnterContent();
        while (hasContent && _reader.TryMoveToChild())
        {
            if (version.Header.IsStart(_reader.Xml))
            {
                ReadHeader(version);
            }
            else if (version.Body.IsStart(_reader.Xml))
            {
                arguments = arguments is null ? ReadBody() : throw new RequestRejectedException(
                    RequestRejection.NotAnEnvelope,
                    $"Expected one Body in the Envelope, found another on line {_reader.Line}. "
                    + "Send a request for each.");
            }
            else
            {
                ReadHeaderBlock(version);
            }
        }

        _notUnderstood?.Reject();
        while (_reader.Xml.Read())
        {
            // The content after the envelope must be well formed too.
        }

        return arguments is not null
            ? new SoapCall(Operation!.Description, _headers, arguments) { Protocol = version.Protocol }
            : throw new RequestRejectedException(
                RequestRejection.NotAnEnvelope,
                $"Expected a Body in the Envelope, in the namespace {version.EnvelopeNamespace}, found none. "
                + "Put the request into a Body.");
    }

    private void ReadHeader(SoapVersion version)
    {
        _reader.Enter("Header");
        var hasContent = _reader.TryEnterContent();
        while (hasContent && _reader.TryMoveToChild())
        {
            ReadHeaderBlock(version);
        }

        _reader.Leave();
    }

    private void ReadHeaderBlock(SoapVersion version)
    {
        if (!_contract.RequestHeaders.TryFind(_reader, out var block, out var index))
        {
            AddIfNotUnderstood(version);
            _reader.Skip();
        }
        else if (_headersSeen[index])
        {
            _reader.Skip();
        }
        else
        {
            _headersSeen[index] = true;
            _reader.Enter(block.Name);
            block.Read(_reader, ref _headers);
            _reader.Leave();
        }
    }

    private void AddIfNotUnderstood(SoapVersion version)
    {
        var xml = _reader.Xml;
        var mustUnderstand = xml.GetAttribute("mustUnderstand", version.EnvelopeNamespace)?.Trim() is "1" or "true";
        var role = xml.GetAttribute(version.RoleAttribute, version.EnvelopeNamespace) ?? "";
        if (mustUnderstand && version.IsOurs(role) && !WsAddressing.IsNamespace(xml.NamespaceURI))
        {
            (_notUnderstood ??= new()).Add(new XmlQualifiedName(xml.LocalName, xml.NamespaceURI));
        }
    }

    private object?[] ReadBody()
    {
        _notUnderstood?.Reject();
        _inBody = true;
        _reader.Enter("Body");
        if (!_reader.TryEnterContent() || !_reader.TryMoveToChild())
        {
            throw new RequestRejectedException(
                RequestRejection.UnknownOperation,
                "Expected the element of an operation in the Body, found none. "
                + $"The operations of {_contract.Description.Name} are {Names(_contract.WrapperNames)}.");
        }

        var operation = Operation = FindOperation();
        _reader.Enter(operation.Description.Request.WrapperName);
        var arguments = operation.ReadRequest(_reader);
        _reader.Leave();
        ReadRestOfBody();
        _reader.Leave();
        _inBody = false;
        return arguments;
    }

    // What stands beside the operation was read by reference, or would be lost.
    // Source: docs/SERVICES86.md section 2.8.
    private void ReadRestOfBody()
    {
        while (_reader.TryMoveToChild())
        {
            if (_contract.TryGetOperation(_reader.Xml.LocalName, out var another))
            {
                throw _reader.Invalid("one operation", $"the operation {another.Description.Name} beside it");
            }

            if (!_reader.IsReferenced())
            {
                throw _reader.Invalid(
                    $"the element {Operation!.Description.Request.WrapperName} alone, or beside it elements with an id "
                    + "to which it refers",
                    $"{Quotation.Cut(_reader.Xml.LocalName)}{InNamespace(_reader.Xml.NamespaceURI)}");
            }

            _reader.Skip();
        }
    }

    private SoapOperation FindOperation()
    {
        if (!_contract.TryGetOperation(_reader.Xml, out var operation))
        {
            throw UnknownOperation();
        }

        if (!string.IsNullOrEmpty(_action) && _action != operation.Description.Action)
        {
            throw new RequestRejectedException(
                RequestRejection.UnknownOperation,
                $"The action and the Body contradict each other: expected the action {operation.Description.Action} "
                + $"for the element {operation.Description.Request.WrapperName}, "
                + $"found {Quotation.Of(_action, ElementName.MaxQuotedNamespace)}. "
                + "Correct the SOAPAction, or leave it out.");
        }

        return operation;
    }

    private RequestRejectedException UnknownOperation()
    {
        var name = _reader.Xml.LocalName;
        var xmlNamespace = _reader.Xml.NamespaceURI;
        var expected = _contract.Description.XmlNamespace;
        var reason = xmlNamespace != expected && xmlNamespace.Length > 0
            ? $"Expected the element of an operation in the namespace {expected}, "
                + $"found {Quotation.Cut(name)}{InNamespace(xmlNamespace)} on line {_reader.Line}. "
                + "Use the WSDL of this address."
            : $"{_contract.Description.Name} has no operation {Quotation.Of(name)}, "
                + $"which the Body holds on line {_reader.Line}. Its operations are {Names(_contract.WrapperNames)}.";
        return new RequestRejectedException(RequestRejection.UnknownOperation, reason);
    }

    private RequestRejectedException NotXml(XmlException exception)
    {
        var reason = Version is null && _envelope.Span.IndexOf("<!DOCTYPE"u8) >= 0
            ? "Expected a SOAP envelope without a document type declaration, found <!DOCTYPE. "
                + "Leave it out: SOAP allows none."
            : _reader.CannotRead(exception);
        return new RequestRejectedException(
            _inBody ? RequestRejection.InvalidContent : RequestRejection.NotXml, reason, exception);
    }

    private static string InNamespace(string xmlNamespace) => ContentReader.InNamespace(xmlNamespace);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
