namespace Services86.Description;

/// <summary>A member of an enumeration.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Value">The number.</param>
public sealed record EnumMemberDescription(string Name, long Value);
