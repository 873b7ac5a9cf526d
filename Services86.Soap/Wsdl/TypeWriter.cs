using System.Globalization;
using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>Writes the types and elements of a schema in the layout of WCF.</summary>
/// <remarks>
/// Source: https://learn.microsoft.com/dotnet/framework/wcf/feature-details/data-contract-schema-reference
/// </remarks>
internal sealed class TypeWriter(XmlWriter xml, string targetNamespace)
{
    private const string Xs = ContractNamespaces.XmlSchema;
    private const string Serialization = ContractNamespaces.Serialization;

    /// <summary>Writes the start tag and the imports of the schema.</summary>
    public void WriteStartSchema(IEnumerable<string> imports)
    {
        xml.WriteStartElement("xs", "schema", Xs);
        xml.WriteAttributeString("elementFormDefault", "qualified");
        xml.WriteAttributeString("targetNamespace", targetNamespace);
        xml.WriteAttributeString("xmlns", "tns", null, targetNamespace);
        foreach (var import in imports)
        {
            xml.WriteStartElement("import", Xs);
            xml.WriteAttributeString("namespace", import);
            xml.WriteEndElement();
        }
    }

    /// <summary>Writes the wrapper element of a message.</summary>
    public void WriteWrapper(MessageDescription message)
    {
        xml.WriteStartElement("element", Xs);
        xml.WriteAttributeString("name", message.WrapperName);
        xml.WriteStartElement("complexType", Xs);
        xml.WriteStartElement("sequence", Xs);
        foreach (var part in message.Parts)
        {
            WriteMember(part.Name, part.Type, isRequired: false);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Writes the element of a header block.</summary>
    public void WriteElement(MessagePartDescription header)
    {
        xml.WriteStartElement("element", Xs);
        xml.WriteAttributeString("name", header.Name);
        WriteNillable(header.Type);
        WriteTypeReference("type", header.Type);
        xml.WriteEndElement();
    }

    /// <summary>Writes a type and its global element.</summary>
    public void WriteType(TypeDescription type)
    {
        switch (type)
        {
            case EnumDescription enumeration:
                WriteEnum(enumeration);
                break;
            case ObjectDescription described:
                WriteObject(described);
                break;
            case DictionaryDescription dictionary:
                WriteDictionary(dictionary);
                break;
            case ListDescription list:
                WriteStartComplexType(list);
                WriteRepeated(list.Item.Name, list.Item);
                WriteEndComplexType();
                break;
        }

        xml.WriteStartElement("element", Xs);
        xml.WriteAttributeString("name", type.Name);
        xml.WriteAttributeString("nillable", "true");
        WriteTypeReference("type", type);
        xml.WriteEndElement();
    }

    private void WriteObject(ObjectDescription type)
    {
        xml.WriteStartElement("complexType", Xs);
        xml.WriteAttributeString("name", type.Name);
        if (type.ClrType.IsValueType)
        {
            WriteAnnotation("IsValueType", "true");
        }

        if (type.Base is { } parent)
        {
            xml.WriteStartElement("complexContent", Xs);
            xml.WriteAttributeString("mixed", "false");
            xml.WriteStartElement("extension", Xs);
            WriteTypeReference("base", parent);
        }

        xml.WriteStartElement("sequence", Xs);
        foreach (var member in type.OwnMembers)
        {
            WriteMember(member.Name, member.Type, member.IsRequired);
        }

        xml.WriteEndElement();
        if (type.Base is not null)
        {
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteDictionary(DictionaryDescription type)
    {
        xml.WriteStartElement("complexType", Xs);
        xml.WriteAttributeString("name", type.Name);
        WriteAnnotation("IsDictionary", "true");
        xml.WriteStartElement("sequence", Xs);
        WriteStartRepeated(type.EntryName);
        xml.WriteStartElement("complexType", Xs);
        xml.WriteStartElement("sequence", Xs);
        WriteMember(type.KeyName, type.Key, isRequired: true);
        WriteMember(type.ValueName, type.Value, isRequired: true);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        WriteEndComplexType();
    }

    private void WriteStartComplexType(TypeDescription type)
    {
        xml.WriteStartElement("complexType", Xs);
        xml.WriteAttributeString("name", type.Name);
        xml.WriteStartElement("sequence", Xs);
    }

    private void WriteEndComplexType()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteRepeated(string name, TypeDescription type)
    {
        WriteStartRepeated(name);
        WriteNillable(type);
        WriteTypeReference("type", type);
        xml.WriteEndElement();
    }

    private void WriteStartRepeated(string name)
    {
        xml.WriteStartElement("element", Xs);
        xml.WriteAttributeString("minOccurs", "0");
        xml.WriteAttributeString("maxOccurs", "unbounded");
        xml.WriteAttributeString("name", name);
    }

    private void WriteMember(string name, TypeDescription type, bool isRequired)
    {
        xml.WriteStartElement("element", Xs);
        if (!isRequired)
        {
            xml.WriteAttributeString("minOccurs", "0");
        }

        xml.WriteAttributeString("name", name);
        WriteNillable(type);
        WriteTypeReference("type", type);
        xml.WriteEndElement();
    }

    private void WriteNillable(TypeDescription type)
    {
        if (type.IsNillable)
        {
            xml.WriteAttributeString("nillable", "true");
        }
    }

    private void WriteTypeReference(string attribute, TypeDescription type)
    {
        var prefix = type.XmlNamespace switch
        {
            Xs => "xs",
            var own when own == targetNamespace => "tns",
            _ => "q",
        };
        if (prefix == "q")
        {
            xml.WriteAttributeString("xmlns", prefix, null, type.XmlNamespace);
        }

        xml.WriteAttributeString(attribute, $"{prefix}:{type.Name}");
    }

    private void WriteEnum(EnumDescription type)
    {
        xml.WriteStartElement("simpleType", Xs);
        xml.WriteAttributeString("name", type.Name);
        if (type.UnderlyingType != typeof(int))
        {
            WriteActualType(TypeDescription.Of(type.UnderlyingType, type.Version));
        }

        if (type.IsFlags)
        {
            xml.WriteStartElement("list", Xs);
            xml.WriteStartElement("simpleType", Xs);
        }

        xml.WriteStartElement("restriction", Xs);
        xml.WriteAttributeString("base", "xs:string");
        for (var i = 0; i < type.Members.Count; i++)
        {
            WriteEnumMember(type.Members[i], defaultValue: type.IsFlags ? 1L << i : i);
        }

        xml.WriteEndElement();
        if (type.IsFlags)
        {
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteEnumMember(EnumMemberDescription member, long defaultValue)
    {
        xml.WriteStartElement("enumeration", Xs);
        xml.WriteAttributeString("value", member.Name);
        if (member.Value != defaultValue)
        {
            WriteAnnotation("EnumerationValue", member.Value.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    private void WriteActualType(TypeDescription type)
    {
        xml.WriteStartElement("annotation", Xs);
        xml.WriteStartElement("appinfo", Xs);
        xml.WriteStartElement("ActualType", Serialization);
        xml.WriteAttributeString("Name", type.Name);
        xml.WriteAttributeString("Namespace", Xs);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteAnnotation(string name, string value)
    {
        xml.WriteStartElement("annotation", Xs);
        xml.WriteStartElement("appinfo", Xs);
        xml.WriteElementString(name, Serialization, value);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
