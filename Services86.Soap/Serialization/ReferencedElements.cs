using System.Text;

namespace Services86.Soap.Serialization;

/// <summary>The elements of a message that have an id.</summary>
/// <remarks>
/// Built when the first reference is met, because most messages have none. Ids are those of SOAP 1.1 (<c>id</c>), SOAP
/// 1.2 (<c>enc:id</c>) and the DataContractSerializer (<c>z:Id</c>). Source: docs/SERVICES86.md section 2.8.
/// </remarks>
internal sealed class ReferencedElements
{
    private const int MaxElements = 10_000;

    // Null for an id that occurs more than once.
    private readonly Dictionary<string, ReferencedElement?> _elements = new(StringComparer.Ordinal);

    /// <summary>Finds the elements with an id.</summary>
    /// <param name="xml">The whole message.</param>
    public ReferencedElements(ReadOnlySpan<byte> xml)
    {
        var open = new Stack<Frame>();
        open.Push(new Frame([], []));
        var scanner = new XmlTagScanner(xml);
        while (scanner.Read() && open.Count <= SoapXml.MaxDepth + 1 && _elements.Count <= MaxElements)
        {
            if (!scanner.IsEnd)
            {
                var frame = ReadStartTag(xml, ref scanner, open.Peek().Scope);
                if (scanner.IsEmptyElement)
                {
                    frame.SetEnd(scanner.End);
                }
                else
                {
                    open.Push(frame);
                }
            }
            else if (open.Count > 1)
            {
                open.Pop().SetEnd(scanner.End);
            }
        }
    }

    /// <summary>Finds the element with an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="element">The element; null if there is none, or if several elements have the id.</param>
    /// <returns>The number of elements with the id: 0, 1, or 2 for several.</returns>
    public int Find(string id, out ReferencedElement? element)
    {
        var isKnown = _elements.TryGetValue(id, out element);
        return !isKnown || element is { End: 0 } ? 0 : element is null ? 2 : 1;
    }

    // The prefix does not matter: an id of another kind does no harm unless an element refers to it.
    private static bool IsId(ReadOnlySpan<byte> name) =>
        name[(name.IndexOf((byte)':') + 1)..] is [(byte)'i' or (byte)'I', (byte)'d'];

    private Frame ReadStartTag(ReadOnlySpan<byte> xml, ref XmlTagScanner scanner, Range[] outerScope)
    {
        List<Range>? declarations = null;
        List<ReferencedElement>? elements = null;
        var attributes = scanner.GetAttributes();
        while (attributes.MoveNext())
        {
            if (attributes.IsDeclaration)
            {
                (declarations ??= []).Add(attributes.Range);
            }
            else if (IsId(attributes.Name))
            {
                var element = new ReferencedElement(
                    Encoding.UTF8.GetString(attributes.Value.Trim(" \t\r\n"u8)), scanner.Start, outerScope);
                _elements[element.Id] = _elements.ContainsKey(element.Id) ? null : element;
                (elements ??= []).Add(element);
            }
        }

        return new Frame(
            declarations is null ? outerScope : Join(xml, outerScope, declarations),
            (IReadOnlyList<ReferencedElement>?)elements ?? []);
    }

    // A declaration hides the outer one of the same prefix.
    private static Range[] Join(ReadOnlySpan<byte> xml, Range[] outer, List<Range> declarations)
    {
        var joined = new List<Range>(outer.Length + declarations.Count);
        foreach (var range in outer)
        {
            if (!IsDeclaredAgain(xml, range, declarations))
            {
                joined.Add(range);
            }
        }

        joined.AddRange(declarations);
        return [.. joined];
    }

    private static bool IsDeclaredAgain(ReadOnlySpan<byte> xml, Range range, List<Range> declarations)
    {
        foreach (var declaration in declarations)
        {
            if (NameOf(xml[declaration]).SequenceEqual(NameOf(xml[range])))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> declaration) =>
        declaration[..declaration.IndexOf((byte)'=')].TrimEnd(" \t\r\n"u8);

    private readonly record struct Frame(Range[] Scope, IReadOnlyList<ReferencedElement> Elements)
    {
        public void SetEnd(int end)
        {
            foreach (var element in Elements)
            {
                element.End = end;
            }
        }
    }
}
