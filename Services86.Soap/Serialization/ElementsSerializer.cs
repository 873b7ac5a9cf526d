using System.Diagnostics.CodeAnalysis;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>
/// Reads and writes the parts of a target as elements: the members of an object, the parameters of an operation, or the
/// header blocks of a message.
/// </summary>
/// <typeparam name="T">The type of the target.</typeparam>
/// <param name="parts">The parts, in the order of the wire.</param>
/// <param name="kind">The kind of the parts in rejections.</param>
/// <remarks>
/// Elements are read in any order, because a client that does not keep the order would lose values as in WCF. Elements
/// without a namespace are accepted. Unknown elements beside known ones are skipped; if none is known, the element is
/// rejected. Source: docs/SERVICES86.md section 2.4.
/// </remarks>
internal sealed class ElementsSerializer<T>(IReadOnlyList<PartSerializer<T>> parts, string kind = "member")
{
    private readonly PartSerializer<T>[] _parts = [.. parts];
    private readonly KnownChildren _known = new(kind, [.. parts.Select(part => part.Name)]);

    /// <summary>Gets the number of parts.</summary>
    public int Count => _parts.Length;

    /// <summary>Reads an element with the parts as children.</summary>
    /// <exception cref="RequestRejectedException">
    /// A child cannot be read, or occurs twice; or there are children, and none is a part.
    /// </exception>
    public void Read(ContentReader reader, ref T target)
    {
        var attribute = reader.Xml.HasAttributes ? reader.FindAttributeOf(_known) : null;
        var line = attribute is null ? 0 : reader.LineOfUnknown();
        if (!reader.TryEnterContent())
        {
            RejectAttribute(reader, attribute, line, hasKnownChild: false);
            return;
        }

        Span<bool> seen = stackalloc bool[_parts.Length];
        var next = 0;
        var children = new ChildTracker(_known);
        while (reader.TryMoveToChild())
        {
            if (!TryFind(reader, next, out var index))
            {
                children.Skip(reader);
                continue;
            }

            children.HasKnown = true;
            reader.Enter(_parts[index].Name);
            ReadPart(reader, index, seen, ref target);
            reader.Leave();
            next = index + 1;
        }

        children.End(reader);
        RejectAttribute(reader, attribute, line, children.HasKnown);
    }

    /// <summary>Reads an element whose attributes matter: it can be nil, a reference, or a map.</summary>
    /// <inheritdoc cref="Read"/>
    public void ReadElement(ContentReader reader, ref T target)
    {
        if (!reader.Xml.HasAttributes)
        {
            Read(reader, ref target);
        }
        else if (reader.TryReadNil())
        {
            // Nil has no parts.
        }
        else if (reader.TryBeginReference())
        {
            ReadElement(reader, ref target);
            reader.EndReference();
        }
        else if (XsiType.Of(reader) is { IsMap: true })
        {
            ReadMap(reader, ref target);
        }
        else
        {
            Read(reader, ref target);
        }
    }

    /// <summary>Reads a map, whose keys are the names of parts.</summary>
    /// <exception cref="RequestRejectedException">
    /// A value cannot be read, or a key occurs twice; or there are items, and no key names a part.
    /// </exception>
    public void ReadMap(ContentReader reader, ref T target)
    {
        if (!reader.TryEnterContent())
        {
            return;
        }

        Span<bool> seen = stackalloc bool[_parts.Length];
        var children = new ChildTracker(_known);
        while (reader.TryMoveToChild())
        {
            reader.Enter(MapItem.Name);
            var key = MapItem.ReadKey(reader) ?? "";
            var index = Array.FindIndex(_parts, part => part.Name.Local.Value == key);
            if (index < 0)
            {
                children.ReportKey(reader, key);
            }
            else
            {
                children.HasKnown = true;
            }

            ReadMapValue(reader, index, seen, ref target);
            reader.Leave();
        }

        children.End(reader);
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

    private void ReadPart(ContentReader reader, int index, Span<bool> seen, ref T target)
    {
        if (seen[index])
        {
            throw reader.Invalid("it once", "it twice in the same place");
        }

        seen[index] = true;
        _parts[index].Read(reader, ref target);
    }

    private void ReadMapValue(ContentReader reader, int index, Span<bool> seen, ref T target)
    {
        if (!MapItem.TryMoveToValue(reader))
        {
            return;
        }

        if (index < 0)
        {
            reader.Skip();
        }
        else
        {
            reader.Enter(_parts[index].Name);
            ReadPart(reader, index, seen, ref target);
            reader.Leave();
        }

        MapItem.End(reader);
    }

    private void RejectAttribute(ContentReader reader, string? attribute, int line, bool hasKnownChild)
    {
        if (attribute is null)
        {
            return;
        }

        if (!hasKnownChild)
        {
            throw reader.Invalid(
                _known.ToString(), _known.DescribeAttribute(attribute), line > 0 ? line : reader.Line);
        }

        reader.ReportUnknown(_known, new UnknownChild("@" + attribute, XmlNamespace: null, line));
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
