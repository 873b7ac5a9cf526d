using System.Text;
using System.Xml;

namespace Services86.Soap.Serialization;

/// <summary>The name of an element, prepared for reading and for writing.</summary>
internal sealed class ElementName
{
    /// <summary>Prepares a name.</summary>
    /// <param name="localName">The local name.</param>
    /// <param name="xmlNamespace">The namespace.</param>
    /// <param name="prefix">The prefix that is bound to the namespace where the name is written; empty for none.</param>
    public ElementName(string localName, string xmlNamespace, string prefix = "")
    {
        var dictionary = new XmlDictionary(2);
        Local = dictionary.Add(localName);
        Namespace = dictionary.Add(xmlNamespace);
        var qualified = prefix.Length == 0 ? localName : $"{prefix}:{localName}";
        OpenTag = Encoding.UTF8.GetBytes("<" + qualified);
        EndTag = Encoding.UTF8.GetBytes($"</{qualified}>");
    }

    public XmlDictionaryString Local { get; }

    public XmlDictionaryString Namespace { get; }

    /// <summary>The start tag, still open for attributes: <c>&lt;Port</c>.</summary>
    public byte[] OpenTag { get; }

    /// <summary>The end tag: <c>&lt;/Port&gt;</c>.</summary>
    public byte[] EndTag { get; }

    /// <summary>Whether the reader is at an element of this name.</summary>
    /// <remarks>It compares bytes. To ask the reader for its name would make a text of it, and a table of names.</remarks>
    public bool IsStart(XmlDictionaryReader xml) => xml.IsStartElement(Local, Namespace);

    /// <summary>Whether the reader is at an element of this name, in its namespace or in none.</summary>
    public bool IsStartOrUnqualified(XmlDictionaryReader xml) =>
        IsStart(xml) || xml.IsStartElement(Local, XmlDictionaryString.Empty);
}
