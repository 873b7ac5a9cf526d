using System.Data.Common;
using Microsoft.Data.Sqlite;
using Services86.Data.Files;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Sqlite;

namespace Services86.Data.Maintenance;

/// <summary>Opens the database as it is, also while a server runs: nothing is created or upgraded.</summary>
internal sealed class ExistingDatabase(SqliteDataSource dataSource, SchemaMigrator migrator)
{
    /// <summary>The full path of the database file.</summary>
    public string FilePath => dataSource.FilePath;

    /// <summary>The version of the schema to which a start upgrades the database.</summary>
    public int NewestSchemaVersion => migrator.NewestVersion;

    /// <summary>Opens the database, and locks it against a restore.</summary>
    /// <exception cref="DatabaseMissingException">The database is missing or empty.</exception>
    /// <exception cref="DatabaseInUseException">The database is being restored.</exception>
    /// <exception cref="DatabaseUnusableException">The database file cannot be opened.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database.</exception>
    public async Task<OpenDatabase> OpenAsync(CancellationToken cancellationToken)
    {
        dataSource.RequireDirectory();
        if (dataSource.IsFileEmpty)
        {
            throw DatabaseMissingException.Nowhere(FilePath);
        }

        var held = DatabaseLock.Share(FilePath);
        DbConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync(cancellationToken);
            var version = await migrator.ReadVersionAsync(connection, transaction: null, cancellationToken);
            return version > 0
                ? new OpenDatabase(held, connection, version)
                : throw DatabaseMissingException.Nowhere(FilePath);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            held.Dispose();
            if (exception is SqliteException error && SqliteErrors.ProblemOfFile(error) is { } problem)
            {
                throw new DatabaseUnusableException(FilePath, problem, error);
            }

            throw;
        }
    }
}
