namespace Services86.Data.Storage;

/// <summary>The kinds of errors of a database that need more than a report.</summary>
internal enum DatabaseErrorKind
{
    /// <summary>Any other error.</summary>
    Other,

    /// <summary>Another row has the same unique key.</summary>
    UniqueViolation,

    /// <summary>Other rows refer to the row, or the row refers to none.</summary>
    ForeignKeyViolation,

    /// <summary>Another connection holds a lock for too long: a retry can succeed.</summary>
    Busy,

    /// <summary>The job met another one, and can be executed again. Nothing of it is stored.</summary>
    Serialization,

    /// <summary>The connection was lost, or could not be opened.</summary>
    ConnectionLost,
}
