using System.Text;
using System.Xml;
using Services86.Description;

namespace Services86.Soap.Wsdl;

/// <summary>The WSDL of a contract, in one flat document, for any address.</summary>
/// <remarks>One document without imports, because several clients cannot follow WCF's.</remarks>
public sealed class WsdlDocument
{
    private const string AddressMark = "urn:services86:address";

    private readonly byte[] _beforeAddress;
    private readonly byte[] _afterAddress;

    /// <summary>Writes the document once, with a mark in place of the address.</summary>
    /// <param name="contract">The contract.</param>
    public WsdlDocument(ContractDescription contract)
    {
        var document = Write(contract).AsSpan();
        var mark = document.IndexOf(Encoding.UTF8.GetBytes(AddressMark));
        _beforeAddress = document[..mark].ToArray();
        _afterAddress = document[(mark + AddressMark.Length)..].ToArray();
    }

    /// <summary>Gives the document for an address.</summary>
    /// <param name="address">The address that the caller reached the service by.</param>
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
            new WsdlWriter(xml, contract, AddressMark).Write();
        }

        output.WriteByte((byte)'\n');
        return output.ToArray();
    }
}
