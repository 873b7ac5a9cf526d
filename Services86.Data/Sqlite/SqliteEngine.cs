using System.Data.Common;
using Microsoft.Data.Sqlite;
using Services86.Data.Files;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.Sqlite;

/// <summary>A database that is a file of SQLite.</summary>
internal sealed class SqliteEngine(SqliteDataSource dataSource, NewDatabaseGuard guard) : IDatabaseEngine
{
    /// <inheritdoc/>
    public SqlDialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public string DatabaseName => dataSource.Database;

    /// <inheritdoc/>
    /// <exception cref="DatabaseInUseException">The database is being restored.</exception>
    public IDisposable Lock()
    {
        dataSource.RequireDirectory();
        return DatabaseLock.Share(dataSource.FilePath);
    }

    /// <inheritdoc/>
    public bool CreateIfMissing()
    {
        var isNewAllowed = guard.RequireFile();
        dataSource.CreateFileIfMissing();
        return isNewAllowed;
    }

    /// <inheritdoc/>
    public void RequireExisting()
    {
        dataSource.RequireDirectory();
        if (dataSource.IsFileEmpty)
        {
            throw Empty();
        }
    }

    /// <inheritdoc/>
    public Task RequireUsableAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        SqliteErrors.RequireWritable(connection);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ConfigureAsync(DbConnection connection, CancellationToken cancellationToken) =>
        dataSource.UseWriteAheadLogAsync(connection, cancellationToken);

    /// <inheritdoc/>
    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <inheritdoc/>
    public DatabaseMissingException EmptyBesideKeys() => guard.Missing();

    /// <inheritdoc/>
    public DatabaseMissingException Empty() => DatabaseMissingException.Nowhere(dataSource.FilePath);

    /// <inheritdoc/>
    public DataRefusedException? Refuse(DbException exception) =>
        exception is SqliteException error && SqliteErrors.ProblemOfFile(error) is { } problem
            ? new DatabaseUnusableException(dataSource.FilePath, problem, error)
            : null;
}
