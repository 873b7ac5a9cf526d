using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>A user of the server, as stored.</summary>
public sealed record Associate
{
    /// <summary>The primary key.</summary>
    public required int AssociateId { get; init; }

    /// <summary>The login name, in the case in which it was stored.</summary>
    public required string Name { get; init; }

    /// <summary>The rights of the associate.</summary>
    public required AssociateRole Role { get; init => field = StoredRole.Require(value); }

    /// <summary>The hash of the password; null if the associate has no password and cannot log in.</summary>
    public required string? PasswordHash { get; init; }

    /// <summary>Whether the associate is retired, and may no longer log in.</summary>
    public required bool Retired { get; init; }

    /// <summary>The position in lists: lower ranks come first.</summary>
    public short Rank { get; init; }

    /// <summary>The text that is shown with the name; may be empty.</summary>
    public string Tooltip { get; init; } = "";

    /// <summary>The time of the last login, in UTC and whole milliseconds; null if there was none.</summary>
    public DateTimeOffset? LastLogin =>
        LastLoginMilliseconds is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The time of the last login in Unix milliseconds, as stored.</summary>
    internal long? LastLoginMilliseconds { get; init => field = StoredTime.Require(value); }

    /// <summary>Gets the id and the name, without the password hash, which must not be logged.</summary>
    public override string ToString() => $"{nameof(Associate)} {AssociateId} {Name}";
}
