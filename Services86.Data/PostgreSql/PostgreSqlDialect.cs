using System.Data.Common;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>What differs in PostgreSQL.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    // Not by to_regclass, which can answer from a cache: another host may have created the table just now.
    private const string HasVersionTableSql =
        """
        SELECT EXISTS (
            SELECT 1 FROM pg_tables WHERE tablename = 'schema_version' AND schemaname = ANY (current_schemas(false)))
        """;

    private const string CreateVersionTableSql =
        """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY,
            name    TEXT    NOT NULL,
            applied BIGINT  NOT NULL
        )
        """;

    // The numbers mean nothing; all hosts use the same. Another host may migrate, or count secrets, for longer than a
    // statement waits for a lock otherwise. Commands of Npgsql end after 30 s.
    private const string LockPreparationSql =
        """
        SET LOCAL lock_timeout = '25s';
        SELECT pg_advisory_xact_lock(8686001);
        SET LOCAL lock_timeout = '5s'
        """;

    private const string TryLockHousekeepingSql = "SELECT pg_try_advisory_xact_lock(8686003)";

    // A standby that has not taken over, or a server that was made read-only.
    private const string SelectReadOnlySql =
        "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean";

    // An unused sequence has no last value.
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
        SELECT used.name AS TableName, used.id AS MaxId,
            COALESCE(pg_sequence_last_value(pg_get_serial_sequence(used.name, used.name || '_id')::regclass), 0) AS Last
        FROM used
        WHERE used.id IS NOT NULL
        """;

    private PostgreSqlDialect()
    {
    }

    /// <summary>The dialect, which has no state.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string EngineName => "PostgreSQL";

    /// <inheritdoc/>
    public override bool HasDatabaseFile => false;

    /// <inheritdoc/>
    public override string DatabaseSize => "SELECT pg_database_size(current_database())";

    /// <inheritdoc/>
    public override string MigrationSuffix => ".postgresql.sql";

    /// <inheritdoc/>
    public override string HasVersionTable => HasVersionTableSql;

    /// <inheritdoc/>
    public override string CreateVersionTable => CreateVersionTableSql;

    /// <inheritdoc/>
    public override string LockPreparation => LockPreparationSql;

    /// <inheritdoc/>
    public override string TryLockHousekeeping => TryLockHousekeepingSql;

    /// <inheritdoc/>
    public override string SelectReadOnly => SelectReadOnlySql;

    /// <inheritdoc/>
    public override string Sequences => SequencesSql;

    /// <inheritdoc/>
    public override DatabaseErrorKind KindOf(DbException exception) => PostgreSqlErrors.KindOf(exception);

    /// <inheritdoc/>
    public override string NumbersOf(string argument) =>
        $"SELECT value::integer FROM json_array_elements_text({argument}::json)";

    /// <inheritdoc/>
    public override string BytesOf(string column) => column;
}
