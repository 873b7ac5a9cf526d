using System.Xml;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>The type that an element names, by <c>xsi:type</c> or as an array of the SOAP encoding.</summary>
/// <param name="Name">The local name.</param>
/// <param name="XmlNamespace">The namespace; empty for none.</param>
/// <param name="Written">The value as the client wrote it.</param>
/// <remarks>Source: docs/SERVICES86.md section 2.9.</remarks>
internal readonly record struct XsiType(string Name, string XmlNamespace, string Written)
{
    private const string Soap11Encoding = "http://schemas.xmlsoap.org/soap/encoding/";
    private const string Soap12Encoding = "http://www.w3.org/2003/05/soap-encoding";
    private const string Apache = "http://xml.apache.org/xml-soap";

    private static readonly ElementName TypeAttribute = new("type", SoapXml.InstanceNamespace);
    private static readonly ElementName ArrayType = new("arrayType", Soap11Encoding);
    private static readonly ElementName ItemType = new("itemType", Soap12Encoding);

    /// <summary>Gets whether the type is an array of the SOAP encoding, whose items have any name.</summary>
    public bool IsArray => (IsEncoding && Name == "Array") || (XmlNamespace == Apache && Name == "Vector");

    /// <summary>Gets whether the type is a structure with its members as children.</summary>
    public bool IsStruct => (IsEncoding && Name == "Struct") || (XmlNamespace == Apache && Name == "SOAPStruct");

    /// <summary>Gets whether the type is a map of items with a key and a value, as PHP and Axis send them.</summary>
    public bool IsMap => XmlNamespace == Apache && Name == "Map";

    /// <summary>Gets whether the type says nothing: every type derives from it.</summary>
    public bool IsAny => Name is "anyType" or "ur-type" or "anySimpleType";

    /// <summary>
    /// Gets whether the type is one of XML Schema, in any of its versions, or of the SOAP encoding. A type without a
    /// prefix counts as one of them.
    /// </summary>
    public bool IsOfSchema =>
        IsEncoding
        || !Written.Contains(':', StringComparison.Ordinal)
        || XmlNamespace is Description.ContractNamespaces.XmlSchema
            or Description.ContractNamespaces.Serialization
            or "http://www.w3.org/1999/XMLSchema" or "http://www.w3.org/2000/10/XMLSchema";

    private bool IsEncoding => XmlNamespace is Soap11Encoding or Soap12Encoding;

    /// <summary>Reads the attribute <c>xsi:type</c> of the current element.</summary>
    /// <returns>The type; null if the element has no such attribute.</returns>
    /// <exception cref="RequestRejectedException">The prefix of the type is not declared.</exception>
    public static XsiType? Of(ContentReader reader)
    {
        var xml = reader.Xml;
        var written = TypeAttribute.AttributeOf(xml);
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }

        var name = written.Trim();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : name[..colon];
        var xmlNamespace = xml.LookupNamespace(prefix);
        return xmlNamespace is not null || colon < 0
            ? new XsiType(name[(colon + 1)..], xmlNamespace ?? "", name)
            : throw reader.Invalid("an xsi:type whose prefix is declared", reader.Quote(name));
    }

    /// <summary>Reads the type of an element that is an array of the SOAP encoding without an xsi:type.</summary>
    /// <returns>The type of arrays; null if the element is none.</returns>
    public static XsiType? OfArray(XmlDictionaryReader xml) =>
        ArrayType.AttributeOf(xml) is not null || ItemType.AttributeOf(xml) is not null
            ? new XsiType("Array", Soap11Encoding, "SOAP-ENC:Array")
            : null;

    /// <summary>Creates the rejection of a type that contradicts the contract.</summary>
    /// <param name="reader">The reader at the element.</param>
    /// <param name="expected">The name of the type in the contract.</param>
    public RequestRejectedException Contradicts(ContentReader reader, string expected) => reader.Invalid(
        $"{expected}, or no xsi:type",
        $"the xsi:type {reader.Quote(Written)}" + (reader.IsSecret ? "" : ContentReader.InNamespace(XmlNamespace)));
}
