namespace Services86.Soap.Serialization;

/// <summary>An element that has an id, so that other elements can refer to it.</summary>
/// <param name="id">The id.</param>
/// <param name="start">The offset of the element in the text.</param>
/// <param name="scope">The ranges of the namespace declarations that are in scope outside of the element.</param>
internal sealed class ReferencedElement(string id, int start, Range[] scope)
{
    /// <summary>Gets the id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the offset of the element in the text.</summary>
    public int Start { get; } = start;

    /// <summary>Gets the ranges of the namespace declarations that are in scope outside of the element.</summary>
    public Range[] Scope { get; } = scope;

    /// <summary>Gets or sets the offset after the element; 0 until the end tag is found.</summary>
    public int End { get; set; }
}
