namespace Services86;

/// <summary>
/// Specifies the version of the services that introduced an operation, a member, a type or an enumeration value. Every
/// version has the elements without the attribute.
/// </summary>
/// <remarks>Source: docs/SERVICES86.md sections 1.3 and 1.4.</remarks>
/// <param name="version">The number of the version, such as 87.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class IntroducedInAttribute(int version) : Attribute
{
    /// <summary>Gets the number of the version.</summary>
    public int Version { get; } = version;

    /// <summary>Gets or sets the enumeration value that earlier versions write in place of this one.</summary>
    /// <value>
    /// Null for elements other than enumeration values. Null for flags too: earlier versions omit the bit of a flag.
    /// </value>
    public object? Fallback { get; set; }
}
