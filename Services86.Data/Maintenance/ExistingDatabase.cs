using System.Data.Common;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Storage;

namespace Services86.Data.Maintenance;

/// <summary>Opens the database as it is, also while a server runs: nothing is created or upgraded.</summary>
internal sealed class ExistingDatabase(IDatabaseEngine engine, DbDataSource dataSource, SchemaMigrator migrator)
{
    /// <summary>The SQL of the engine.</summary>
    public SqlDialect Dialect => engine.Dialect;

    /// <summary>The version of the schema to which a start upgrades the database.</summary>
    public int NewestSchemaVersion => migrator.NewestVersion;

    /// <summary>Opens the database, and locks it against a restore.</summary>
    /// <exception cref="DatabaseMissingException">The database is missing or empty.</exception>
    /// <exception cref="Files.DatabaseInUseException">The database is being restored.</exception>
    /// <exception cref="DatabaseUnusableException">The database cannot be opened.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database.</exception>
    public async Task<OpenDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        engine.RequireExisting();
        var held = engine.Lock();
        DbConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var version = await migrator.ReadVersionAsync(connection, transaction: null, cancellationToken);
            return version > 0 ? new OpenDatabase(held, connection, version) : throw engine.Empty();
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            held?.Dispose();
            if (exception is DbException error && engine.Refuse(error) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>Begins a transaction that reads one state of the database.</summary>
    public Task<DbTransaction> BeginSnapshotAsync(OpenDatabase database, CancellationToken cancellationToken) =>
        engine.BeginSnapshotAsync(database.Connection, cancellationToken);
}
