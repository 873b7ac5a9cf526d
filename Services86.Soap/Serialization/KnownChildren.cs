using System.Xml;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>The children that the contract has in an element, for the rejection of others.</summary>
/// <param name="kind">The kind of the children in rejections, such as <c>member</c>.</param>
/// <param name="names">The names of the children.</param>
/// <param name="isAnyNamespace">Whether the namespace of the children does not matter.</param>
internal sealed class KnownChildren(string kind, IReadOnlyList<ElementName> names, bool isAnyNamespace = false)
{
    private const int MaxNames = 12;

    /// <summary>Gets whether there is no child in the contract, so that nothing can be lost.</summary>
    public bool IsEmpty => names.Count == 0;

    /// <summary>Returns whether the current element is one of the children.</summary>
    public bool Contains(XmlDictionaryReader xml) => names.Any(
        name => isAnyNamespace ? xml.LocalName == name.Local.Value : name.IsStartOrUnqualified(xml));

    /// <summary>Returns the name of the child that an attribute stands for, in any case; null for none.</summary>
    public string? FindForAttribute(string localName) => localName is "id" or "href" or "ref" ? null : names
        .Select(name => name.Local.Value)
        .FirstOrDefault(name => name.Equals(localName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Describes a child that the contract does not have, and how to correct it.</summary>
    public string Describe(UnknownChild child)
    {
        var name = Quotation.Cut(child.Name);
        var within = child.XmlNamespace is { Length: > 0 } ? ContentReader.InNamespace(child.XmlNamespace) : "";
        return $"{name}{within}, which is no {kind} ({Advice(child, name)})";
    }

    /// <summary>Describes an attribute that has the name of a child.</summary>
    /// <param name="attribute">The name of the child.</param>
    public string DescribeAttribute(string attribute) =>
        $"the attribute {attribute} (send each {kind} as an element of its own)";

    /// <summary>Describes the children that the contract has.</summary>
    public override string ToString() => names.Count == 1 ? $"the {kind} {names[0].Local.Value}" : $"the {kind}s";

    private string Advice(UnknownChild child, string name)
    {
        if (child.WrappedName is { } wrapped)
        {
            return $"leave out the element {name} around {Quotation.Cut(wrapped)}";
        }

        var same = names.FirstOrDefault(known => known.Local.Value == child.Name);
        if (same is not null)
        {
            return $"send it in the namespace {same.Namespace.Value}, or in none";
        }

        var nearest = NearestNames.Of(child.Name, names.Select(known => known.Local.Value));
        var exact = nearest.FirstOrDefault(known => known.Equals(child.Name, StringComparison.OrdinalIgnoreCase));
        return exact is not null ? $"the case matters: write {exact}"
            : nearest.Count > 0 ? $"did you mean {string.Join(", ", nearest)}?"
            : $"the contract has {string.Join(", ", names.Take(MaxNames).Select(known => known.Local.Value))}"
                + (names.Count > MaxNames ? " and more" : "");
    }
}
