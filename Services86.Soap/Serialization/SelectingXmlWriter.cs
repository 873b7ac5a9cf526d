using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Writes XML in which only selected members have their values.</summary>
/// <param name="output">The buffer to write to.</param>
/// <param name="selection">The selected members of the root's value.</param>
internal sealed class SelectingXmlWriter(PooledBuffer output, IMemberSelection selection) : Utf8XmlWriter(output)
{
    /// <summary>Gets or sets the selected members of the value that is written next; null for all members.</summary>
    public IMemberSelection? Selection { get; set; } = selection;

    /// <inheritdoc/>
    /// <remarks>With a space, as in all documents with a selection that the server has written.</remarks>
    public override ReadOnlySpan<byte> EmptyElementEnd => " />"u8;

    /// <summary>Writes a part if it is selected, otherwise nil.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">The name of the part in selections.</param>
    /// <param name="target">What the part belongs to.</param>
    public void WritePart<T>(PartSerializer<T> part, string name, ref T target)
    {
        var outer = Selection!;
        if (outer.Includes(name, out var within))
        {
            Selection = within;
            part.Write(this, ref target);
            Selection = outer;
        }
        else
        {
            part.WriteNil(this, ref target);
        }
    }
}
