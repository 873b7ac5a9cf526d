using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>Recognises the errors of SQLite that are not faults of the server.</summary>
internal static class SqliteErrors
{
    // https://www.sqlite.org/rescode.html#constraint_foreignkey
    private const int ConstraintForeignKey = 787;

    // https://www.sqlite.org/rescode.html#constraint_unique
    private const int ConstraintUnique = 2067;

    /// <summary>Gets whether a row was refused because of a reference to it, or because it refers to no row.</summary>
    public static bool IsForeignKeyViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintForeignKey };

    /// <summary>Gets whether a row was refused because another row has the same unique key.</summary>
    public static bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: ConstraintUnique };
}
