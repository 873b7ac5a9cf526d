namespace Services86.Soap.Serialization;

/// <summary>Where an element stands, which decides what namespaces it declares. The layout is WCF's.</summary>
internal enum PartStyle
{
    /// <summary>Inside a part: everything it needs is declared already, save the namespace of foreign content.</summary>
    Inner,

    /// <summary>A child of the body's wrapper: it declares the prefix of the nil attribute.</summary>
    BodyPart,

    /// <summary>A header block: it declares everything, its own prefix included.</summary>
    HeaderBlock,

    /// <summary>An entry of a fault's detail: it declares the default namespace, and the prefix of the nil attribute.</summary>
    DetailEntry,

    /// <summary>The root of a document: as an entry of a fault's detail, and its own prefix where it has one.</summary>
    Document,
}
