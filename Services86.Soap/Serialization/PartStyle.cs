namespace Services86.Soap.Serialization;

/// <summary>The position of an element, which determines its namespace declarations.</summary>
/// <remarks>The layout is the one of WCF. Source: docs/SERVICES86.md section 2.6.</remarks>
internal enum PartStyle
{
    /// <summary>A descendant of a part. It declares only the namespace of content in another namespace.</summary>
    Inner,

    /// <summary>A child of the wrapper element. It declares the prefix of the nil attribute.</summary>
    BodyPart,

    /// <summary>A header block. It declares all namespaces, including the one of its prefix.</summary>
    HeaderBlock,

    /// <summary>
    /// An entry in the detail of a fault. It declares the default namespace and the prefix of the nil attribute.
    /// </summary>
    DetailEntry,

    /// <summary>
    /// The root of a document. It declares the default namespace, the prefix of the nil attribute, and its own
    /// prefix if it has one.
    /// </summary>
    Document,
}
