using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>Writes the serialization schema of WCF, which every WSDL contains.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/dotnet/framework/wcf/feature-details/data-contract-schema-reference
/// </remarks>
internal static class SerializationSchema
{
    private const string Xs = ContractNamespaces.XmlSchema;
    private const string Guid = @"[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}";

    private static readonly string[] SimpleTypes =
    [
        "anyType", "anyURI", "base64Binary", "boolean", "byte", "dateTime", "decimal", "double", "float", "int", "long",
        "QName", "short", "string", "unsignedByte", "unsignedInt", "unsignedLong", "unsignedShort",
    ];

    /// <summary>Writes the schema.</summary>
    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("xs", "schema", Xs);
        xml.WriteAttributeString("attributeFormDefault", "qualified");
        xml.WriteAttributeString("elementFormDefault", "qualified");
        xml.WriteAttributeString("targetNamespace", ContractNamespaces.Serialization);
        xml.WriteAttributeString("xmlns", "tns", null, ContractNamespaces.Serialization);
        foreach (var type in SimpleTypes)
        {
            WriteElement(xml, type, "xs:" + type);
        }

        WriteType(xml, "char", "xs:int");
        WriteType(
            xml,
            "duration",
            "xs:duration",
            ("pattern", @"\-?P(\d*D)?(T(\d*H)?(\d*M)?(\d*(\.\d*)?S)?)?"),
            ("minInclusive", "-P10675199DT2H48M5.4775808S"),
            ("maxInclusive", "P10675199DT2H48M5.4775807S"));
        WriteType(xml, "guid", "xs:string", ("pattern", Guid));
        WriteAttribute(xml, "FactoryType", "xs:QName");
        WriteAttribute(xml, "Id", "xs:ID");
        WriteAttribute(xml, "Ref", "xs:IDREF");
        xml.WriteEndElement();
    }

    private static void WriteElement(XmlWriter xml, string name, string type)
    {
        xml.WriteStartElement("element", Xs);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("nillable", "true");
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private static void WriteType(
        XmlWriter xml, string name, string baseType, params (string Facet, string Value)[] facets)
    {
        WriteElement(xml, name, "tns:" + name);
        xml.WriteStartElement("simpleType", Xs);
        xml.WriteAttributeString("name", name);
        xml.WriteStartElement("restriction", Xs);
        xml.WriteAttributeString("base", baseType);
        foreach (var (facet, value) in facets)
        {
            xml.WriteStartElement(facet, Xs);
            xml.WriteAttributeString("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAttribute(XmlWriter xml, string name, string type)
    {
        xml.WriteStartElement("attribute", Xs);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }
}
