namespace Services86.Description;

/// <summary>The XML namespaces of data contracts, in addition to the namespace of the version.</summary>
public static class ContractNamespaces
{
    /// <summary>The namespace of the types of XML Schema.</summary>
    public const string XmlSchema = "http://www.w3.org/2001/XMLSchema";

    /// <summary>The namespace of lists of simple types in WCF.</summary>
    public const string Arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    /// <summary>The namespace of the serialization types and annotations of WCF.</summary>
    public const string Serialization = "http://schemas.microsoft.com/2003/10/Serialization/";
}
