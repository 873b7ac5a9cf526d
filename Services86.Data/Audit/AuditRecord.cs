namespace Services86.Data.Audit;

/// <summary>The kinds of records that the audit names. The names are stored: they do not change.</summary>
public enum AuditRecord
{
    /// <summary>A user: an associate.</summary>
    User,

    /// <summary>A credential of a user, other than the login password.</summary>
    Credential,

    /// <summary>A login to an external service.</summary>
    ServiceAuth,

    /// <summary>A login to another system.</summary>
    UntrustedCredentials,

    /// <summary>An e-mail account.</summary>
    EMailAccount,

    /// <summary>A registered application.</summary>
    Application,

    /// <summary>A data key.</summary>
    DataKey,

    /// <summary>The database as a whole.</summary>
    Database,
}
