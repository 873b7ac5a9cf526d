using System.Data.Common;

namespace Services86.Data.Storage;

/// <summary>The differences between the database engines. All other SQL is common to them.</summary>
internal abstract class SqlDialect
{
    /// <summary>The name of the engine, such as <c>SQLite</c>.</summary>
    public abstract string EngineName { get; }

    /// <summary>
    /// Whether the database is a file that this program opens: then the program itself makes backups, and checks the
    /// file.
    /// </summary>
    public abstract bool HasDatabaseFile { get; }

    /// <summary>Selects the size of the database, in bytes.</summary>
    public abstract string DatabaseSize { get; }

    /// <summary>The end of the names of the migrations, such as <c>.sqlite.sql</c>.</summary>
    public abstract string MigrationSuffix { get; }

    /// <summary>Selects whether the table <c>schema_version</c> exists.</summary>
    public abstract string HasVersionTable { get; }

    /// <summary>Creates the table <c>schema_version</c> if it does not exist.</summary>
    public abstract string CreateVersionTable { get; }

    /// <summary>
    /// Waits for the lock of the preparation, which a transaction holds until its end; null if a transaction has the
    /// lock from its beginning.
    /// </summary>
    public abstract string? LockPreparation { get; }

    /// <summary>
    /// Selects whether the transaction got the lock of the housekeeping, which it holds until its end; null if no other
    /// process can write during a transaction.
    /// </summary>
    public abstract string? TryLockHousekeeping { get; }

    /// <summary>
    /// Selects whether the server refuses to write; null if only a write shows it.
    /// </summary>
    public abstract string? SelectReadOnly { get; }

    /// <summary>
    /// Selects the name, the largest id, and the last id of the sequence for each table with ids that has rows.
    /// </summary>
    public abstract string Sequences { get; }

    /// <summary>Gets the kind of an error.</summary>
    public abstract DatabaseErrorKind KindOf(DbException exception);

    /// <summary>Gets the query that selects the numbers of an argument, which is an array of JSON.</summary>
    /// <param name="argument">The name of the argument, such as <c>@ids</c>.</param>
    public abstract string NumbersOf(string argument);

    /// <summary>Gets the expression for the bytes in a column; none for a value of another type.</summary>
    /// <param name="column">The name of the column.</param>
    public abstract string BytesOf(string column);
}
