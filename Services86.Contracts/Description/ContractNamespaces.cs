namespace Services86.Description;

/// <summary>The XML namespaces that data contracts use beside that of the version.</summary>
public static class ContractNamespaces
{
    /// <summary>The namespace of XML Schema's types.</summary>
    public const string XmlSchema = "http://www.w3.org/2001/XMLSchema";

    /// <summary>The namespace of lists of simple types, as WCF has it.</summary>
    public const string Arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    /// <summary>The namespace of WCF's own types and annotations.</summary>
    public const string Serialization = "http://schemas.microsoft.com/2003/10/Serialization/";
}
