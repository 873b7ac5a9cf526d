namespace Services86.Data.Associates;

/// <summary>Checks stored roles.</summary>
internal static class StoredRole
{
    /// <summary>Requires a known role, so that a row with another one is invalid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The role is unknown.</exception>
    public static AssociateRole Require(AssociateRole role) =>
        role is AssociateRole.Employee or AssociateRole.Administrator
            ? role
            : throw new ArgumentOutOfRangeException(nameof(role));
}
