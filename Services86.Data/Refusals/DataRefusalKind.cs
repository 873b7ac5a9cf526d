namespace Services86.Data.Refusals;

/// <summary>
/// The ways in which the data layer refuses a request. Nothing is stored, except perhaps with
/// <see cref="OutcomeUnknown"/>.
/// </summary>
public enum DataRefusalKind
{
    /// <summary>Another record has the name: the same request succeeds under another name.</summary>
    NameTaken,

    /// <summary>
    /// The owner has another record of the address: it can be changed instead of storing a second one.
    /// </summary>
    AddressTaken,

    /// <summary>Other records refer to the record: it can be deleted once none of them does.</summary>
    InUse,

    /// <summary>The change would lock everybody out: it succeeds once there is another administrator.</summary>
    LastAdministrator,

    /// <summary>The request names a record that does not exist: it succeeds with the id of a stored one.</summary>
    UnknownReference,

    /// <summary>A text is too long, or has a character that cannot be stored: another text succeeds.</summary>
    TextRefused,

    /// <summary>The server has more to write than it keeps up with: the same request can succeed in a moment.</summary>
    Busy,

    /// <summary>The database server cannot be reached: the same request can succeed in a moment.</summary>
    Unreachable,

    /// <summary>
    /// The connection was lost during the commit: the change may have been stored, and must be read before the request
    /// is repeated.
    /// </summary>
    OutcomeUnknown,

    /// <summary>A newer program upgraded the database: only that program, or a newer one, can open it.</summary>
    TooNew,

    /// <summary>
    /// The keys are not those of the database: the program can start once the right ones are back.
    /// </summary>
    KeysUnreadable,

    /// <summary>A step of the schema failed: the database stays at the version before it.</summary>
    MigrationFailed,

    /// <summary>
    /// The database is missing or empty, and there was one: a backup can be restored, or a new database begun.
    /// </summary>
    DatabaseMissing,

    /// <summary>Another process uses or replaces the database: a repetition can succeed when it has ended.</summary>
    DatabaseInUse,

    /// <summary>The database file cannot be opened, read or written.</summary>
    Unusable,

    /// <summary>A backup cannot be made, or cannot be restored, at the given place.</summary>
    BackupRefused,

    /// <summary>A database cannot be imported, or not into the configured one.</summary>
    ImportRefused,
}
