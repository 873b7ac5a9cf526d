using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>Tells the errors of SQLite apart that are not faults of the server.</summary>
internal static class SqliteErrors
{
    // https://www.sqlite.org/rescode.html#constraint_foreignkey
    private const int ConstraintForeignKey = 787;

    // https://www.sqlite.org/rescode.html#constraint_unique
    private const int ConstraintUnique = 2067;

    /// <summary>Whether a row was refused because another one refers to it, or it refers to none.</summary>
    public static bool IsForeignKeyViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintForeignKey };

    /// <summary>Whether a row was refused because another one has the same unique key.</summary>
    public static bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique };
}
