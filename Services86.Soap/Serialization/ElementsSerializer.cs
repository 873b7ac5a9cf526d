using System.Diagnostics.CodeAnalysis;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>
/// Reads and writes a sequence of child elements that are each a part of something: a member of an object, a parameter
/// of an operation, a header block.
/// </summary>
/// <typeparam name="T">What the parts belong to.</typeparam>
/// <remarks>
/// Elements are read in any order and unknown ones are skipped; WCF would skip one that is out of order too, and lose
/// it. Elements without a namespace are taken as well: clients that do not qualify them mean ours.
/// </remarks>
internal sealed class ElementsSerializer<T>(IReadOnlyList<PartSerializer<T>> parts)
{
    private readonly PartSerializer<T>[] _parts = [.. parts];

    /// <summary>How many parts there are.</summary>
    public int Count => _parts.Length;

    /// <summary>Reads the children of an element, from its start tag to its end.</summary>
    /// <exception cref="RequestRejectedException">A child cannot be read, or is there twice.</exception>
    public void Read(ContentReader reader, ref T target)
    {
        if (!reader.TryEnterContent())
        {
            return;
        }

        Span<bool> seen = stackalloc bool[_parts.Length];
        var next = 0;
        while (reader.TryMoveToChild())
        {
            if (!TryFind(reader, next, out var index))
            {
                reader.Xml.Skip();
                continue;
            }

            reader.Enter(_parts[index].Name.Local.Value);
            if (seen[index])
            {
                throw reader.Invalid("it once", "it twice in the same place");
            }

            seen[index] = true;
            next = index + 1;
            _parts[index].Read(reader, ref target);
            reader.Leave();
        }
    }

    /// <summary>Finds the part that the reader's element is for.</summary>
    public bool TryFind(ContentReader reader, [NotNullWhen(true)] out PartSerializer<T>? part, out int index)
    {
        part = TryFind(reader, 0, out index) ? _parts[index] : null;
        return part is not null;
    }

    /// <summary>Writes all parts in their order, those that are not selected as nil.</summary>
    public void Write(Utf8XmlWriter writer, ref T target)
    {
        if (writer is SelectingXmlWriter { Selection: not null } selecting)
        {
            foreach (var part in _parts)
            {
                selecting.WritePart(part, part.Name.Local.Value, ref target);
            }

            return;
        }

        foreach (var part in _parts)
        {
            part.Write(writer, ref target);
        }
    }

    // Most clients send the published order, so the part after the last one is tried first.
    private bool TryFind(ContentReader reader, int next, out int index)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            index = next + i;
            index = index < _parts.Length ? index : index - _parts.Length;
            if (_parts[index].IsStart(reader.Xml))
            {
                return true;
            }
        }

        index = -1;
        return false;
    }
}
