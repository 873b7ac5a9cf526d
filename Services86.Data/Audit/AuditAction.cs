namespace Services86.Data.Audit;

/// <summary>What the audit records. The names are stored: they do not change.</summary>
public enum AuditAction
{
    /// <summary>A user logged in with a password.</summary>
    LoggedIn,

    /// <summary>A password was wrong, the user unknown, or the user retired.</summary>
    LoginRefused,

    /// <summary>A record was added.</summary>
    Added,

    /// <summary>A record was replaced.</summary>
    Changed,

    /// <summary>A record was deleted.</summary>
    Deleted,

    /// <summary>A record was added, or replaced the one of the same key.</summary>
    Saved,

    /// <summary>A user was retired.</summary>
    Retired,

    /// <summary>The retirement of a user was ended.</summary>
    Reinstated,

    /// <summary>A password was set or changed.</summary>
    PasswordChanged,

    /// <summary>Tickets of a user were ended by an administrator.</summary>
    TicketsEnded,

    /// <summary>An application was revoked.</summary>
    Revoked,

    /// <summary>All secrets were encrypted with a new data key.</summary>
    Rotated,

    /// <summary>A backup was written.</summary>
    BackedUp,

    /// <summary>A backup was restored.</summary>
    Restored,

    /// <summary>A database was imported.</summary>
    Imported,
}
