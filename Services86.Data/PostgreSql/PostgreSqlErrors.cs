using System.Data.Common;
using Npgsql;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>Recognises the errors of PostgreSQL that need more than a report.</summary>
/// <remarks>Source: https://www.postgresql.org/docs/15/errcodes-appendix.html</remarks>
internal static class PostgreSqlErrors
{
    // Class 08, which Npgsql names in part.
    private const string ConnectionClass = "08";

    /// <summary>Gets the kind of an error.</summary>
    public static DatabaseErrorKind KindOf(DbException exception) => exception switch
    {
        PostgresException error => KindOf(error.SqlState),
        DatabaseBusyException => DatabaseErrorKind.Busy,

        // Npgsql's own exceptions are those of the connection, and of time limits that end the connection.
        DatabaseUnreachableException or NpgsqlException => DatabaseErrorKind.ConnectionLost,
        _ => DatabaseErrorKind.Other,
    };

    /// <summary>Converts an error that a retry can mend to its refusal.</summary>
    /// <returns>The refusal; the exception itself if it is another error.</returns>
    public static DbException Convert(DbException exception) => exception is DataRefusedException
        ? exception
        : KindOf(exception) switch
        {
            DatabaseErrorKind.Busy or DatabaseErrorKind.Serialization => new DatabaseBusyException(exception),
            DatabaseErrorKind.ConnectionLost => new DatabaseUnreachableException(exception),
            _ => exception,
        };

    private static DatabaseErrorKind KindOf(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.UniqueViolation => DatabaseErrorKind.UniqueViolation,
        PostgresErrorCodes.ForeignKeyViolation => DatabaseErrorKind.ForeignKeyViolation,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
            DatabaseErrorKind.Serialization,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.TooManyConnections => DatabaseErrorKind.Busy,

        // A server that was the primary, and is a standby now, only reads.
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ReadOnlySqlTransaction => DatabaseErrorKind.ConnectionLost,
        _ when sqlState.StartsWith(ConnectionClass, StringComparison.Ordinal) => DatabaseErrorKind.ConnectionLost,
        _ => DatabaseErrorKind.Other,
    };
}
