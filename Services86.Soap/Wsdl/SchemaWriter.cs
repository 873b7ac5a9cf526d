using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>Writes the schemas of a contract: one for each namespace, in the order of WCF.</summary>
internal sealed class SchemaWriter
{
    private readonly XmlWriter _xml;
    private readonly ContractDescription _contract;
    private readonly SchemaSet _schemas;

    public SchemaWriter(XmlWriter xml, ContractDescription contract)
    {
        _xml = xml;
        _contract = contract;
        _schemas = new SchemaSet(contract);
    }

    /// <summary>Writes the schemas. The schema of the contract is the first one.</summary>
    public void Write()
    {
        WriteSchema(_contract.XmlNamespace);
        SerializationSchema.Write(_xml);
        foreach (var xmlNamespace in _schemas.Namespaces.Where(n => n != _contract.XmlNamespace))
        {
            WriteSchema(xmlNamespace);
        }
    }

    private void WriteSchema(string xmlNamespace)
    {
        var types = new TypeWriter(_xml, xmlNamespace);
        types.WriteStartSchema(_schemas.ImportsOf(xmlNamespace));
        foreach (var item in _schemas.ItemsOf(xmlNamespace))
        {
            switch (item)
            {
                case TypeDescription type:
                    types.WriteType(type);
                    break;
                case MessageDescription wrapper:
                    types.WriteWrapper(wrapper);
                    break;
                case MessagePartDescription header:
                    types.WriteElement(header);
                    break;
            }
        }

        _xml.WriteEndElement();
    }
}
