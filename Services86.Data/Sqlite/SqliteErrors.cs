using System.Data.Common;
using Microsoft.Data.Sqlite;
using Services86.Data.Refusals;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>Recognises the errors of SQLite that need more than a report.</summary>
internal static class SqliteErrors
{
    // https://www.sqlite.org/rescode.html#constraint_foreignkey
    private const int ConstraintForeignKey = 787;

    // https://www.sqlite.org/rescode.html#constraint_unique
    private const int ConstraintUnique = 2067;

    // The primary result code is in the lowest byte: https://www.sqlite.org/rescode.html#pve
    private const int PrimaryMask = 0xFF;

    /// <summary>Gets whether a row was refused because of a reference to it, or because it refers to no row.</summary>
    public static bool IsForeignKeyViolation(SqliteException exception) =>
        exception.SqliteExtendedErrorCode == ConstraintForeignKey;

    /// <summary>Gets whether a row was refused because another row has the same unique key.</summary>
    public static bool IsUniqueViolation(SqliteException exception) =>
        exception.SqliteExtendedErrorCode == ConstraintUnique;

    /// <summary>
    /// Requires that a connection can write. SQLite opens a file that it may not write, and fails at the first write.
    /// </summary>
    /// <exception cref="SqliteException">The file is read-only.</exception>
    public static void RequireWritable(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: var handle } && raw.sqlite3_db_readonly(handle, "main") != 0)
        {
            throw new SqliteException("The file is read-only.", raw.SQLITE_READONLY);
        }
    }

    /// <summary>Gets what is wrong with a database file that SQLite cannot open, read or write.</summary>
    /// <returns>The rest of the sentence that begins with the path; null for an error of another kind.</returns>
    public static string? ProblemOfFile(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_PERM or raw.SQLITE_READONLY =>
            "cannot be written. The server needs the right to write the file, and files beside it.",
        raw.SQLITE_IOERR => "cannot be read or written: the disk failed.",
        raw.SQLITE_CORRUPT => "is damaged. The command 'check' lists the damage; restore a backup.",
        raw.SQLITE_FULL => "cannot be written: the disk is full.",
        raw.SQLITE_CANTOPEN =>
            "cannot be opened. The server needs the right to read and write the file, and files beside it.",
        raw.SQLITE_NOTADB => "is not a database file.",
        _ => null,
    };

    /// <summary>Gets whether another connection holds a lock: a retry can succeed.</summary>
    /// <param name="resultCode">A primary or extended result code.</param>
    public static bool IsBusy(int resultCode) =>
        (resultCode & PrimaryMask) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL;

    /// <summary>
    /// Gets whether a connection is not to be used again: the error may be due to what the connection has open or in
    /// memory, and a new connection can do without it.
    /// </summary>
    /// <param name="resultCode">A primary or extended result code.</param>
    public static bool IsConnectionBroken(int resultCode) => (resultCode & PrimaryMask) is
        raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM
        or raw.SQLITE_FULL or raw.SQLITE_INTERNAL or raw.SQLITE_MISUSE or raw.SQLITE_READONLY;

    /// <summary>Converts the error of a lock to the refusal of a busy database.</summary>
    /// <returns>The refusal; the exception itself if it is another error.</returns>
    public static DbException Convert(SqliteException exception) =>
        IsBusy(exception.SqliteErrorCode) ? new DatabaseBusyException(exception) : exception;
}
