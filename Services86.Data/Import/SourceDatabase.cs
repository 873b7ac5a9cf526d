using Dapper;
using Microsoft.Data.Sqlite;
using Services86.Data.Files;
using Services86.Data.Schema;
using Services86.Data.Sqlite;

namespace Services86.Data.Import;

/// <summary>A database of SQLite in one state: what a server saves in the meantime is not seen.</summary>
internal sealed class SourceDatabase : IAsyncDisposable
{
    private readonly SqliteDataSource _dataSource;
    private readonly DatabaseLock _lock;
    private readonly SqliteTransaction _transaction;

    private SourceDatabase(
        SqliteDataSource dataSource, DatabaseLock held, SqliteConnection connection, SqliteTransaction transaction)
    {
        _dataSource = dataSource;
        _lock = held;
        Connection = connection;
        _transaction = transaction;
    }

    /// <summary>The connection, in the transaction that reads.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The source of further connections.</summary>
    public SqliteDataSource DataSource => _dataSource;

    /// <summary>Opens a database, and locks it against a restore.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="schemaVersion">The schema version that it must have.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    /// <exception cref="ImportRefusedException">
    /// The database is missing, cannot be read, or has another version.
    /// </exception>
    /// <exception cref="DatabaseInUseException">The database is being restored.</exception>
    public static async Task<SourceDatabase> OpenAsync(
        string connectionString, int schemaVersion, TimeProvider time, CancellationToken cancellationToken)
    {
        var dataSource = new SqliteDataSource(connectionString);
        if (dataSource.IsFileEmpty)
        {
            throw ImportRefusedException.SourceMissing(dataSource.FilePath);
        }

        var held = DatabaseLock.Share(dataSource.FilePath);
        SqliteConnection? connection = null;
        try
        {
            connection = (SqliteConnection)await dataSource.OpenConnectionAsync(cancellationToken);
            var transaction = connection.BeginTransaction(deferred: true);
            await RequireVersionAsync(dataSource, connection, schemaVersion, time, cancellationToken);
            return new SourceDatabase(dataSource, held, connection, transaction);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            await dataSource.DisposeAsync();
            held.Dispose();
            if (exception is SqliteException)
            {
                throw ImportRefusedException.SourceUnreadable(dataSource.FilePath, exception);
            }

            throw;
        }
    }

    /// <summary>Counts the rows of a table.</summary>
    public Task<long> CountAsync(ImportTable table, CancellationToken cancellationToken) =>
        Connection.QuerySingleAsync<long>(
            new CommandDefinition($"SELECT COUNT(*) FROM {table.Name}", cancellationToken: cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
        await _dataSource.DisposeAsync();
        _lock.Dispose();
    }

    // The first statement begins the state that is read.
    private static async Task RequireVersionAsync(
        SqliteDataSource dataSource,
        SqliteConnection connection,
        int expected,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var dialect = SqliteDialect.Instance;
        var migrator = new SchemaMigrator(Migration.ReadEmbedded(dialect.MigrationSuffix), dialect, time);
        var found = await migrator.ReadVersionAsync(connection, transaction: null, cancellationToken);
        if (found == 0)
        {
            throw ImportRefusedException.SourceMissing(dataSource.FilePath);
        }

        if (found != expected)
        {
            throw ImportRefusedException.SourceVersion(dataSource.FilePath, found, expected);
        }
    }
}
