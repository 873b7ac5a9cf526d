namespace Services86.Description;

/// <summary>The request or the reply of an operation: the wrapper element of the body, and its children.</summary>
/// <param name="Name">The name of the WSDL message.</param>
/// <param name="WrapperName">The name of the wrapper element.</param>
/// <param name="XmlNamespace">The namespace of the wrapper and of its children.</param>
/// <param name="Parts">The children of the wrapper, in the order of the wire.</param>
public sealed record MessageDescription(
    string Name,
    string WrapperName,
    string XmlNamespace,
    IReadOnlyList<MessagePartDescription> Parts);
