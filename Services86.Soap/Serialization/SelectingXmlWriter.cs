using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Writes the values of selected members, and nil for all other members.</summary>
/// <param name="output">The buffer to write to.</param>
/// <param name="selection">The selected members of the root.</param>
internal sealed class SelectingXmlWriter(PooledBuffer output, IMemberSelection selection) : Utf8XmlWriter(output)
{
    /// <summary>Gets or sets the selected members of the next value; null for all members.</summary>
    public IMemberSelection? Selection { get; set; } = selection;

    /// <inheritdoc/>
    /// <remarks>Documents with a selection have a space before the slash.</remarks>
    public override ReadOnlySpan<byte> EmptyElementEnd => " />"u8;

    /// <summary>Writes a part; writes nil if the part is not selected.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">The name of the part in selections.</param>
    /// <param name="target">The target that contains the part.</param>
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
