namespace Services86.Description;

/// <summary>A type of XML Schema's own.</summary>
public sealed class PrimitiveDescription : TypeDescription
{
    private PrimitiveDescription(Type clrType, string name)
        : base(clrType, name, ContractNamespaces.XmlSchema)
    {
    }

    internal static PrimitiveDescription? TryCreate(Type type) => NameOf(type) is { } name ? new(type, name) : null;

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
