namespace Services86.Description;

/// <summary>The request or the reply of an operation: the wrapper element of the body, and its children.</summary>
public sealed class MessageDescription
{
    internal MessageDescription(
        string name, string wrapperName, string xmlNamespace, IReadOnlyList<MessagePartDescription> parts)
    {
        Name = name;
        WrapperName = wrapperName;
        XmlNamespace = xmlNamespace;
        Parts = parts;
    }

    /// <summary>Gets the name of the WSDL message.</summary>
    public string Name { get; }

    /// <summary>Gets the name of the wrapper element.</summary>
    public string WrapperName { get; }

    /// <summary>Gets the namespace of the wrapper and of its children.</summary>
    public string XmlNamespace { get; }

    /// <summary>Gets the children of the wrapper, in the order of the wire.</summary>
    public IReadOnlyList<MessagePartDescription> Parts { get; }
}
