namespace Services86;

/// <summary>
/// Names the version of the services that introduced an operation, a member, a type or an enumeration value. Elements
/// without the attribute exist in every version.
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
    /// Null for anything but an enumeration value, and for flags: earlier versions leave the bit of a flag out.
    /// </value>
    public object? Fallback { get; set; }
}
