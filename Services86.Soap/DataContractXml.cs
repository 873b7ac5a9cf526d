using System.Collections.Concurrent;
using System.Xml;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Envelope;
using Services86.Soap.Serialization;

namespace Services86.Soap;

/// <summary>
/// Reads and writes XML documents without an envelope: one value, or the parameters or results of an operation in the
/// elements of a SOAP body. Thread-safe.
/// </summary>
/// <param name="version">The version of the contracts. Documents are written in its namespace.</param>
public sealed class DataContractXml(ServicesVersion version)
{
    private readonly TypeSerializers _serializers = new(version);
    private readonly ConcurrentDictionary<OperationDescription, SoapOperation> _operations = new();
    private readonly ConcurrentDictionary<Type, PartSerializer<object?[]>> _values = new();

    /// <summary>Reads the parameters of an operation, which are the children of the root.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="document">The document. The name of its root does not matter.</param>
    /// <param name="unknownMembers">Collects unknown elements beside known ones; null to skip them.</param>
    /// <returns>A value for each part of the request; null or zero for a missing part.</returns>
    /// <exception cref="RequestRejectedException">
    /// The document is not well formed, or violates the contract.
    /// </exception>
    public object?[] ReadParameters(
        OperationDescription operation, Utf8Body document, UnknownMemberCollector? unknownMembers = null) =>
        Read(document, unknownMembers, rootName: null, reader => OperationOf(operation).ReadRequest(reader));

    /// <summary>Reads a value, which is the root.</summary>
    /// <param name="type">The type of the value. The root has the name of the type.</param>
    /// <param name="document">The document.</param>
    /// <param name="unknownMembers">Collects unknown elements beside known ones; null to skip them.</param>
    /// <returns>The value; null or zero if the root is nil.</returns>
    /// <exception cref="RequestRejectedException">
    /// The document is not well formed, or violates the contract.
    /// </exception>
    public object? ReadValue(Type type, Utf8Body document, UnknownMemberCollector? unknownMembers = null) =>
        Read(document, unknownMembers, TypeDescription.Of(type, version).Name, reader =>
        {
            object?[] slots = [null];
            ValueOf(type).Read(reader, ref slots);
            return slots[0];
        });

    /// <summary>Writes a value as the root. The root has the name of the type.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">The value; null is written as nil.</param>
    /// <param name="selection">The members of the value to write; null for all members.</param>
    public void WriteValue(PooledBuffer output, Type type, object? value, IMemberSelection? selection = null)
    {
        object?[] slots = [value];
        ValueOf(type).Write(WriterOf(output, selection), ref slots);
    }

    /// <summary>Writes the results of an operation. The root is the wrapper element of the reply.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="results">A value for each part of the reply.</param>
    /// <param name="selection">The parts to write, and their members; null for all parts.</param>
    public void WriteResults(
        PooledBuffer output, OperationDescription operation, object?[] results, IMemberSelection? selection = null) =>
        OperationOf(operation).WriteReply(WriterOf(output, selection), results);

    private static Utf8XmlWriter WriterOf(PooledBuffer output, IMemberSelection? selection) =>
        selection is null ? new Utf8XmlWriter(output) : new SelectingXmlWriter(output, selection);

    private T Read<T>(
        Utf8Body document,
        UnknownMemberCollector? unknownMembers,
        string? rootName,
        Func<ContentReader, T> readRoot)
    {
        var reader = ContentReader.Open(document, unknownMembers);
        try
        {
            RequireRoot(reader, rootName);
            reader.Enter(Quotation.Cut(reader.Xml.LocalName));
            var value = readRoot(reader);
            reader.Leave();
            while (reader.Xml.Read())
            {
                // The content after the root must be well formed too.
            }

            reader.Close();
            return value;
        }
        catch (XmlException exception)
        {
            throw NotWellFormed(reader, document, exception);
        }
        catch (ArgumentException exception)
        {
            // The XML reader throws this exception if the document ends inside a name, after the colon.
            throw NotWellFormed(reader, document, new XmlException("Unexpected end of file.", exception));
        }
    }

    // The children of a root in another namespace would be in that namespace too and be skipped as unknown. A record
    // would lose its id.
    private void RequireRoot(ContentReader reader, string? name)
    {
        var xml = reader.Xml;
        xml.MoveToContent();
        var isKnownNamespace = xml.NamespaceURI.Length == 0
            || xml.NamespaceURI == version.XmlNamespace
            || xml.NamespaceURI == ContractNamespaces.Arrays;
        if (xml.NodeType != XmlNodeType.Element || !isKnownNamespace || (name is not null && xml.LocalName != name))
        {
            var found = xml.NodeType == XmlNodeType.Element
                ? $"{Quotation.Cut(xml.LocalName)}{InNamespace(xml.NamespaceURI)} on line {reader.Line}"
                : "none";
            throw new RequestRejectedException(
                RequestRejection.InvalidContent,
                $"Expected {(name is null ? "a root element" : $"the root element {name}")} "
                + $"in the namespace {version.XmlNamespace}, or in none, found {found}. Name it so.");
        }
    }

    private static string InNamespace(string xmlNamespace) =>
        xmlNamespace.Length == 0 ? "" : ContentReader.InNamespace(xmlNamespace);

    private static RequestRejectedException NotWellFormed(
        ContentReader reader, Utf8Body document, XmlException exception) => new(
        RequestRejection.NotXml,
        document.Span.IndexOf("<!DOCTYPE"u8) >= 0
            ? "Expected XML without a document type declaration, found <!DOCTYPE. Leave it out."
            : reader.CannotRead(exception),
        exception);

    private SoapOperation OperationOf(OperationDescription operation) =>
        _operations.GetOrAdd(operation, description => new SoapOperation(description, _serializers));

    private PartSerializer<object?[]> ValueOf(Type type) => _values.GetOrAdd(type, key =>
    {
        var description = TypeDescription.Of(key, version);
        var rootNamespace = description is PrimitiveDescription
            ? ContractNamespaces.Serialization
            : description.XmlNamespace;
        return SlotSerializer.Create(
            key, 0, _serializers.Name(description.Name, rootNamespace), PartStyle.Document, _serializers);
    });
}
