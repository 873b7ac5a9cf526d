namespace Services86.Data.Associates;

/// <summary>A user of the server, as stored.</summary>
public sealed record Associate
{
    /// <summary>The primary key.</summary>
    public required int AssociateId { get; init; }

    /// <summary>The login name, written as it was when the associate was added.</summary>
    public required string Name { get; init; }

    /// <summary>What the associate may do.</summary>
    public required AssociateRole Role { get; init; }

    /// <summary>The hash of the password; null for an associate who cannot log in with one.</summary>
    public required string? PasswordHash { get; init; }

    /// <summary>Whether the associate has left, and may no longer log in.</summary>
    public required bool Retired { get; init; }

    /// <summary>The place in lists; lower comes first.</summary>
    public short Rank { get; init; }

    /// <summary>A remark that is shown with the name; empty for none.</summary>
    public string Tooltip { get; init; } = "";

    /// <summary>When the associate last logged in, in whole milliseconds; null for never.</summary>
    public DateTimeOffset? LastLogin =>
        LastLoginMilliseconds is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>When the associate last logged in, as stored.</summary>
    internal long? LastLoginMilliseconds { get; init; }

    /// <summary>Says who it is, without the hash of the password, which must not come into a log.</summary>
    public override string ToString() => $"{nameof(Associate)} {AssociateId} {Name}";
}
