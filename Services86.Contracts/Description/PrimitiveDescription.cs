namespace Services86.Description;

/// <summary>A simple type of XML Schema.</summary>
public sealed class PrimitiveDescription : TypeDescription
{
    private PrimitiveDescription(Type clrType, ServicesVersion version, string name)
        : base(clrType, version, name, ContractNamespaces.XmlSchema)
    {
    }

    internal static PrimitiveDescription? TryCreate(Type type, ServicesVersion version) =>
        NameOf(type) is { } name ? new(type, version, name) : null;

    private static string? NameOf(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(int) ? "int"
        : type == typeof(short) ? "short"
        : type == typeof(bool) ? "boolean"
        : type == typeof(double) ? "double"
        : type == typeof(DateTime) ? "dateTime"
        : type == typeof(byte[]) ? "base64Binary"
        : null;
}
