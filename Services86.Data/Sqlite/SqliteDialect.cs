using System.Data.Common;
using Microsoft.Data.Sqlite;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>What differs in SQLite.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const string HasVersionTableSql =
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version')";

    private const string CreateVersionTableSql =
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY,
            name    TEXT    NOT NULL,
            applied INTEGER NOT NULL
        ) STRICT
        """;

    // A table that never had a row has no sequence, and no largest id.
    private const string SequencesSql =
        """
        WITH used (name, id) AS (
            SELECT 'associate', MAX(associate_id) FROM associate
            UNION ALL SELECT 'service_auth', MAX(service_auth_id) FROM service_auth
            UNION ALL SELECT 'untrusted_credentials', MAX(untrusted_credentials_id) FROM untrusted_credentials
            UNION ALL SELECT 'application', MAX(application_id) FROM application
            UNION ALL SELECT 'email_account', MAX(email_account_id) FROM email_account
            UNION ALL SELECT 'audit', MAX(audit_id) FROM audit
        )
        SELECT used.name AS TableName, used.id AS MaxId, COALESCE(MAX(sqlite_sequence.seq), 0) AS Last
        FROM used LEFT JOIN sqlite_sequence ON sqlite_sequence.name = used.name
        WHERE used.id IS NOT NULL
        GROUP BY used.name
        """;

    private SqliteDialect()
    {
    }

    /// <summary>The dialect, which has no state.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string EngineName => "SQLite";

    /// <inheritdoc/>
    public override bool HasDatabaseFile => true;

    /// <inheritdoc/>
    public override string DatabaseSize =>
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    /// <inheritdoc/>
    public override string MigrationSuffix => ".sqlite.sql";

    /// <inheritdoc/>
    public override string HasVersionTable => HasVersionTableSql;

    /// <inheritdoc/>
    public override string CreateVersionTable => CreateVersionTableSql;

    /// <inheritdoc/>
    public override string? LockPreparation => null;

    /// <inheritdoc/>
    public override string? TryLockHousekeeping => null;

    /// <inheritdoc/>
    public override string? SelectReadOnly => null;

    /// <inheritdoc/>
    public override string Sequences => SequencesSql;

    /// <inheritdoc/>
    public override DatabaseErrorKind KindOf(DbException exception) => exception switch
    {
        SqliteException error when SqliteErrors.IsUniqueViolation(error) => DatabaseErrorKind.UniqueViolation,
        SqliteException error when SqliteErrors.IsForeignKeyViolation(error) => DatabaseErrorKind.ForeignKeyViolation,
        SqliteException error when SqliteErrors.IsBusy(error.SqliteErrorCode) => DatabaseErrorKind.Busy,
        DatabaseBusyException => DatabaseErrorKind.Busy,
        _ => DatabaseErrorKind.Other,
    };

    /// <inheritdoc/>
    public override string NumbersOf(string argument) => $"SELECT value FROM json_each({argument})";

    /// <inheritdoc/>
    /// <remarks>A value that is no blob, which only tampering stores, has no bytes.</remarks>
    public override string BytesOf(string column) => $"CASE typeof({column}) WHEN 'blob' THEN {column} ELSE x'' END";
}
