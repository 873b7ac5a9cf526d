using System.Diagnostics.CodeAnalysis;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>
/// Reads and writes the parts of a target as elements: the members of an object, the parameters of an operation, or the
/// header blocks of a message.
/// </summary>
/// <typeparam name="T">The type of the target.</typeparam>
/// <remarks>
/// Elements are read in any order, because a client that does not keep the order would lose values as in WCF. Elements
/// without a namespace are accepted. Unknown elements are skipped. Source: docs/SERVICES86.md section 2.4.
/// </remarks>
internal sealed class ElementsSerializer<T>(IReadOnlyList<PartSerializer<T>> parts)
{
    private readonly PartSerializer<T>[] _parts = [.. parts];

    /// <summary>Gets the number of parts.</summary>
    public int Count => _parts.Length;

    /// <summary>Reads an element with the parts as children.</summary>
    /// <exception cref="RequestRejectedException">A child cannot be read, or occurs twice.</exception>
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

    /// <summary>Finds the part of the current element.</summary>
    public bool TryFind(ContentReader reader, [NotNullWhen(true)] out PartSerializer<T>? part, out int index)
    {
        part = TryFind(reader, 0, out index) ? _parts[index] : null;
        return part is not null;
    }

    /// <summary>Writes all parts in their order. Parts that are not selected are written as nil.</summary>
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

    // Most clients send the published order, so the search begins at the part after the previous one.
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
