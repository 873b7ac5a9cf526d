using Services86.Data.Credentials;

namespace Services86.Data.Associates;

/// <summary>What is to be stored of an associate: all in one transaction, or nothing.</summary>
public sealed record AssociateChange
{
    /// <summary>The login name; no other associate may have it, in any case.</summary>
    public required string Name { get; init; }

    /// <summary>What the associate may do; null leaves it as it is, or makes a new one an employee.</summary>
    public required AssociateRole? Role { get; init; }

    /// <summary>The place in lists; lower comes first.</summary>
    public required short Rank { get; init; }

    /// <summary>A remark that is shown with the name; empty for none.</summary>
    public required string Tooltip { get; init; }

    /// <summary>Whether the associate has left. The tickets of one who has end.</summary>
    public required bool Retired { get; init; }

    /// <summary>Credentials to be stored, each in place of the one of its type. Other types stay as they are.</summary>
    public required IReadOnlyList<StoredCredential> Credentials { get; init; }
}
