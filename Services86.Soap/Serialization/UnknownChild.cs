namespace Services86.Soap.Serialization;

/// <summary>The first child of an element, which the contract does not have.</summary>
/// <param name="Name">The local name, or the key of a map.</param>
/// <param name="XmlNamespace">The namespace; null for the key of a map.</param>
/// <param name="Line">The line; 0 if it was not determined.</param>
internal sealed record UnknownChild(string Name, string? XmlNamespace, int Line)
{
    /// <summary>
    /// Gets the local name of the first child of the child, if the contract has it where the child is; null otherwise.
    /// </summary>
    public string? WrappedName { get; init; }
}
