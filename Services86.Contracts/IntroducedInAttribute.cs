namespace Services86;

/// <summary>
/// Says which version of the services introduced an operation. Without it, every version that is spoken has it.
/// </summary>
/// <remarks>
/// SOAP is frozen by version, and leaves out what came after the version that is served. REST has one version, which
/// has everything.
/// </remarks>
/// <param name="version">The number of the version, such as 87.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IntroducedInAttribute(int version) : Attribute
{
    /// <summary>The number of the version.</summary>
    public int Version { get; } = version;
}
