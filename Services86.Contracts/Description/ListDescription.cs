namespace Services86.Description;

/// <summary>A list: an element that holds one element for each item.</summary>
public sealed class ListDescription : TypeDescription
{
    internal ListDescription(Type type, ServicesVersion version)
        : this(type, version, Of(type.GetElementType()!, version))
    {
    }

    private ListDescription(Type type, ServicesVersion version, TypeDescription item)
        : base(
            type,
            version,
            "ArrayOf" + item.Name,
            item is PrimitiveDescription ? ContractNamespaces.Arrays : item.XmlNamespace) => Item = item;

    /// <summary>The type of the items; its name is also the name of their elements.</summary>
    public TypeDescription Item { get; }
}
