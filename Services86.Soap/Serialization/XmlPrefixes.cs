using System.Text;
using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>The prefixes that the messages of a contract use, fixed beforehand so that writing need not look them up.</summary>
/// <remarks>
/// Inside a message the contract's own namespace is the default one, as WCF writes it. A type of another namespace has a
/// prefix of its own, which the element that holds the type declares.
/// </remarks>
internal sealed class XmlPrefixes(string messageNamespace)
{
    private readonly Lock _lock = new();
    private readonly List<string> _others = [ContractNamespaces.Arrays];

    /// <summary>The attribute that makes an element nil.</summary>
    public static ReadOnlySpan<byte> NilAttribute => " i:nil=\"true\""u8;

    /// <summary>The attribute that makes an element nil, with the declaration of its prefix.</summary>
    /// <remarks>The prefix is the one that <see cref="System.Xml.XmlWriter"/> makes up there, and that clients know.</remarks>
    public static ReadOnlySpan<byte> NilAttributeWithDeclaration =>
        " p2:nil=\"true\" xmlns:p2=\"http://www.w3.org/2001/XMLSchema-instance\""u8;

    /// <summary>The declaration of the prefix that <see cref="NilAttribute"/> has.</summary>
    public static byte[] InstanceDeclaration { get; } = Declare("i", SoapXml.InstanceNamespace);

    /// <summary>Writes the declaration of a prefix as an attribute with its leading space.</summary>
    /// <param name="prefix">The prefix; empty for the default namespace.</param>
    /// <param name="xmlNamespace">The namespace.</param>
    /// <returns>The attribute in UTF-8.</returns>
    public static byte[] Declare(string prefix, string xmlNamespace) =>
        Encoding.UTF8.GetBytes(prefix.Length == 0 ? $" xmlns=\"{xmlNamespace}\"" : $" xmlns:{prefix}=\"{xmlNamespace}\"");

    /// <summary>Gives the prefix of a namespace: empty for the contract's own.</summary>
    public string Of(string xmlNamespace)
    {
        if (xmlNamespace == messageNamespace)
        {
            return "";
        }

        lock (_lock)
        {
            var index = _others.IndexOf(xmlNamespace);
            if (index < 0)
            {
                index = _others.Count;
                _others.Add(xmlNamespace);
            }

            return index == 0 ? "a" : $"a{index}";
        }
    }

    /// <summary>Gives the declaration that an element needs which holds content of a namespace: none for the own.</summary>
    public byte[] DeclarationOf(string xmlNamespace) =>
        Of(xmlNamespace) is { Length: > 0 } prefix ? Declare(prefix, xmlNamespace) : [];
}
