namespace Services86.Data.Associates;

/// <summary>The new content of an associate, which is stored in one transaction.</summary>
public sealed record AssociateChange
{
    /// <summary>The login name, which no other associate may have; upper and lower case do not differ.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The rights of the associate; null for the stored ones, or for those of an employee if the associate is new.
    /// </summary>
    public required AssociateRole? Role { get; init; }

    /// <summary>The position in lists: lower ranks come first.</summary>
    public required short Rank { get; init; }

    /// <summary>The text that is shown with the name; may be empty.</summary>
    public required string Tooltip { get; init; }

    /// <summary>Whether the associate is retired. The tickets of a retired associate are deleted.</summary>
    public required bool Retired { get; init; }

    /// <summary>
    /// The credentials to store; each replaces the stored one of its type. Those of other types are not changed.
    /// </summary>
    public required IReadOnlyList<StoredCredential> Credentials { get; init; }
}
