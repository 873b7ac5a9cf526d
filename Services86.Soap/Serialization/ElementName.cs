using System.Text;
using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>The name of an element, with its prepared tags.</summary>
internal sealed class ElementName
{
    /// <summary>The number of characters at which a namespace is truncated in rejections.</summary>
    /// <remarks>Longer than other quoted texts, because namespaces differ at the end.</remarks>
    public const int MaxQuotedNamespace = 200;

    /// <summary>Creates a name.</summary>
    /// <param name="localName">The local name.</param>
    /// <param name="xmlNamespace">The namespace.</param>
    /// <param name="prefix">The prefix of the name in the tags; empty for none.</param>
    /// <param name="isSecret">Whether the content is a secret.</param>
    public ElementName(string localName, string xmlNamespace, string prefix = "", bool isSecret = false)
    {
        IsSecret = isSecret;
        var dictionary = new XmlDictionary(2);
        Local = dictionary.Add(localName);
        Namespace = dictionary.Add(xmlNamespace);
        var qualified = prefix.Length == 0 ? localName : $"{prefix}:{localName}";
        OpenTag = Encoding.UTF8.GetBytes("<" + qualified);
        EndTag = Encoding.UTF8.GetBytes($"</{qualified}>");
    }

    public XmlDictionaryString Local { get; }

    public XmlDictionaryString Namespace { get; }

    /// <summary>Gets whether the content is a secret, which no rejection quotes.</summary>
    public bool IsSecret { get; }

    /// <summary>Gets the start tag without its end, so that attributes can follow: <c>&lt;Port</c>.</summary>
    public byte[] OpenTag { get; }

    /// <summary>Gets the end tag: <c>&lt;/Port&gt;</c>.</summary>
    public byte[] EndTag { get; }

    /// <summary>Returns whether the current element has this name.</summary>
    /// <remarks>Compares bytes. The name properties of the reader would allocate strings.</remarks>
    public bool IsStart(XmlDictionaryReader xml) => xml.IsStartElement(Local, Namespace);

    /// <summary>Returns whether the current element has this name, or its local name without a namespace.</summary>
    public bool IsStartOrUnqualified(XmlDictionaryReader xml) =>
        IsStart(xml) || xml.IsStartElement(Local, XmlDictionaryString.Empty);

    /// <summary>Returns the value of the attribute with this name; null if the current element has none.</summary>
    public string? AttributeOf(XmlDictionaryReader xml) => xml.GetAttribute(Local, Namespace);
}
