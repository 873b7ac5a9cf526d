using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>Writes the WSDL 1.1 of a contract, with the names and the order of the published documents.</summary>
/// <remarks>
/// The namespace of the SOAP 1.2 binding is not declared, because gSOAP would generate a SOAP 1.2 client.
/// Sources: https://www.w3.org/TR/wsdl and docs/SERVICES86.md sections 2.1 and 2.7.
/// </remarks>
internal sealed class WsdlWriter(XmlWriter xml, ContractDescription contract, string address)
{
    private const string Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private const string Soap = "http://schemas.xmlsoap.org/wsdl/soap/";
    private const string Addressing = "http://www.w3.org/2006/05/addressing/wsdl";
    private const string HttpTransport = "http://schemas.xmlsoap.org/soap/http";

    private readonly string _service = $"Wcf{contract.Name}Service";
    private readonly string _binding = $"BasicHttpBinding_{contract.Name}";

    /// <summary>Writes the whole document.</summary>
    public void Write()
    {
        xml.WriteStartElement("wsdl", "definitions", Wsdl);
        xml.WriteAttributeString("name", _service);
        xml.WriteAttributeString("targetNamespace", contract.XmlNamespace);
        xml.WriteAttributeString("xmlns", "tns", null, contract.XmlNamespace);
        xml.WriteAttributeString("xmlns", "soap", null, Soap);
        xml.WriteAttributeString("xmlns", "wsaw", null, Addressing);
        xml.WriteStartElement("types", Wsdl);
        new SchemaWriter(xml, contract).Write();
        xml.WriteEndElement();
        WriteMessages();
        WritePortType();
        WriteBinding();
        WriteService();
        xml.WriteEndElement();
    }

    private static string HeadersOf(MessageDescription message) => message.Name + "_Headers";

    private void WriteMessages()
    {
        var written = new HashSet<string>();
        foreach (var operation in contract.Operations)
        {
            WriteMessage(operation.Request, contract.RequestHeaders, written);
            WriteMessage(operation.Reply, contract.ReplyHeaders, written);
        }
    }

    // Operations may share a message: the Authenticate operations have the same reply.
    private void WriteMessage(
        MessageDescription message, IReadOnlyList<MessagePartDescription> headers, HashSet<string> written)
    {
        if (!written.Add(message.Name))
        {
            return;
        }

        xml.WriteStartElement("message", Wsdl);
        xml.WriteAttributeString("name", message.Name);
        WritePart("parameters", message.WrapperName);
        xml.WriteEndElement();
        if (headers.Count > 0)
        {
            xml.WriteStartElement("message", Wsdl);
            xml.WriteAttributeString("name", HeadersOf(message));
            foreach (var header in headers)
            {
                WritePart(header.Name, header.Name);
            }

            xml.WriteEndElement();
        }
    }

    private void WritePart(string name, string element)
    {
        xml.WriteStartElement("part", Wsdl);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("element", "tns:" + element);
        xml.WriteEndElement();
    }

    private void WritePortType()
    {
        xml.WriteStartElement("portType", Wsdl);
        xml.WriteAttributeString("name", contract.Name);
        foreach (var operation in contract.Operations)
        {
            xml.WriteStartElement("operation", Wsdl);
            xml.WriteAttributeString("name", operation.Name);
            WriteDirection("input", operation.Action, operation.Request);
            WriteDirection("output", operation.ReplyAction, operation.Reply);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteDirection(string direction, string action, MessageDescription message)
    {
        xml.WriteStartElement(direction, Wsdl);
        xml.WriteAttributeString("Action", Addressing, action);
        xml.WriteAttributeString("name", message.Name);
        xml.WriteAttributeString("message", "tns:" + message.Name);
        xml.WriteEndElement();
    }

    private void WriteBinding()
    {
        xml.WriteStartElement("binding", Wsdl);
        xml.WriteAttributeString("name", _binding);
        xml.WriteAttributeString("type", "tns:" + contract.Name);
        xml.WriteStartElement("binding", Soap);
        xml.WriteAttributeString("transport", HttpTransport);
        xml.WriteEndElement();
        foreach (var operation in contract.Operations)
        {
            xml.WriteStartElement("operation", Wsdl);
            xml.WriteAttributeString("name", operation.Name);
            xml.WriteStartElement("operation", Soap);
            xml.WriteAttributeString("soapAction", operation.Action);
            xml.WriteAttributeString("style", "document");
            xml.WriteEndElement();
            WriteDirectionBinding("input", operation.Request, contract.RequestHeaders);
            WriteDirectionBinding("output", operation.Reply, contract.ReplyHeaders);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteDirectionBinding(
        string direction, MessageDescription message, IReadOnlyList<MessagePartDescription> headers)
    {
        xml.WriteStartElement(direction, Wsdl);
        xml.WriteAttributeString("name", message.Name);
        foreach (var header in headers)
        {
            xml.WriteStartElement("header", Soap);
            xml.WriteAttributeString("message", "tns:" + HeadersOf(message));
            xml.WriteAttributeString("part", header.Name);
            xml.WriteAttributeString("use", "literal");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("body", Soap);
        xml.WriteAttributeString("use", "literal");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteService()
    {
        xml.WriteStartElement("service", Wsdl);
        xml.WriteAttributeString("name", _service);
        xml.WriteStartElement("port", Wsdl);
        xml.WriteAttributeString("name", _binding);
        xml.WriteAttributeString("binding", "tns:" + _binding);
        xml.WriteStartElement("address", Soap);
        xml.WriteAttributeString("location", address);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
