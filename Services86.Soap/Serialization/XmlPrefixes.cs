using System.Text;
using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Assigns the namespace prefixes in the messages of a contract.</summary>
/// <remarks>
/// As in WCF, the namespace of the contract is the default namespace. Another namespace has a prefix, which the element
/// that contains the type declares. Source: docs/SERVICES86.md section 2.6.
/// </remarks>
internal sealed class XmlPrefixes(string messageNamespace)
{
    private readonly Lock _lock = new();
    private readonly List<string> _otherNamespaces = [ContractNamespaces.Arrays];

    /// <summary>Gets the attribute that makes an element nil.</summary>
    public static ReadOnlySpan<byte> NilAttribute => " i:nil=\"true\""u8;

    /// <summary>Gets the attribute that makes an element nil, with the declaration of its prefix.</summary>
    /// <remarks>The prefix is the one that <see cref="System.Xml.XmlWriter"/> generates.</remarks>
    public static ReadOnlySpan<byte> NilAttributeWithDeclaration =>
        " p2:nil=\"true\" xmlns:p2=\"http://www.w3.org/2001/XMLSchema-instance\""u8;

    /// <summary>Gets the declaration of the prefix of <see cref="NilAttribute"/>.</summary>
    public static byte[] InstanceDeclaration { get; } = Declare("i", SoapXml.InstanceNamespace);

    /// <summary>Returns the declaration of a prefix, with a leading space.</summary>
    /// <param name="prefix">The prefix; empty for the default namespace.</param>
    /// <param name="xmlNamespace">The namespace.</param>
    /// <returns>The attribute in UTF-8.</returns>
    public static byte[] Declare(string prefix, string xmlNamespace) =>
        Encoding.UTF8.GetBytes(
            prefix.Length == 0 ? $" xmlns=\"{xmlNamespace}\"" : $" xmlns:{prefix}=\"{xmlNamespace}\"");

    /// <summary>Returns the prefix of a namespace; empty for the namespace of the contract.</summary>
    public string Of(string xmlNamespace)
    {
        if (xmlNamespace == messageNamespace)
        {
            return "";
        }

        lock (_lock)
        {
            var index = _otherNamespaces.IndexOf(xmlNamespace);
            if (index < 0)
            {
                index = _otherNamespaces.Count;
                _otherNamespaces.Add(xmlNamespace);
            }

            return index == 0 ? "a" : $"a{index}";
        }
    }

    /// <summary>Returns the declaration for content in a namespace; empty for the namespace of the contract.</summary>
    public byte[] DeclarationOf(string xmlNamespace) =>
        Of(xmlNamespace) is { Length: > 0 } prefix ? Declare(prefix, xmlNamespace) : [];
}
