namespace Services86.Description;

/// <summary>A list: an element with one element for each item.</summary>
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

    /// <summary>Gets the type of the items. Their elements have the name of the type.</summary>
    public TypeDescription Item { get; }
}
