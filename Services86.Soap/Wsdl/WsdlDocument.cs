using System.Text;
using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>The WSDL of a contract, in one document without imports.</summary>
/// <remarks>Several clients do not follow the imports of WCF. Source: docs/SERVICES86.md section 2.7.</remarks>
public sealed class WsdlDocument
{
    private const string AddressPlaceholder = "urn:services86:address";

    private readonly byte[] _beforeAddress;
    private readonly byte[] _afterAddress;

    /// <summary>Creates the document with a placeholder for the address.</summary>
    /// <param name="contract">The contract.</param>
    public WsdlDocument(ContractDescription contract)
    {
        var document = Write(contract).AsSpan();
        var placeholder = document.IndexOf(Encoding.UTF8.GetBytes(AddressPlaceholder));
        _beforeAddress = document[..placeholder].ToArray();
        _afterAddress = document[(placeholder + AddressPlaceholder.Length)..].ToArray();
    }

    /// <summary>Returns the document for an address.</summary>
    /// <param name="address">The absolute URL of the service.</param>
    /// <returns>XML in UTF-8.</returns>
    public byte[] ToBytes(string address)
    {
        var escaped = System.Security.SecurityElement.Escape(address)!;
        return [.. _beforeAddress, .. Encoding.UTF8.GetBytes(escaped), .. _afterAddress];
    }

    private static byte[] Write(ContractDescription contract)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, settings))
        {
            new WsdlWriter(xml, contract, AddressPlaceholder).Write();
        }

        output.WriteByte((byte)'\n');
        return output.ToArray();
    }
}
