using System.Data.Common;
using Services86.Data.Maintenance;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;

namespace Services86.Data.Checks;

/// <summary>Looks for damage in the stored data, also while a server runs. Changes nothing.</summary>
public sealed class DatabaseCheck
{
    private readonly ExistingDatabase _database;
    private readonly DataKeyRing _keys;
    private readonly SecretProtector _secrets;

    internal DatabaseCheck(ExistingDatabase database, DataKeyRing keys, SecretProtector secrets)
    {
        _database = database;
        _keys = keys;
        _secrets = secrets;
    }

    /// <summary>Checks the whole database, in one state of it.</summary>
    /// <exception cref="DatabaseMissingException">The database is missing or empty.</exception>
    /// <returns>The problems. A database of an older program is one problem, and not checked further.</returns>
    /// <exception cref="DatabaseUnusableException">The database file cannot be opened.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database.</exception>
    public async Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await _database.OpenAsync(cancellationToken);
        if (database.SchemaVersion < _database.NewestSchemaVersion)
        {
            return new CheckReport(SecretCount: 0, [Outdated(database.SchemaVersion)]);
        }

        // One transaction, so that a server that writes in the meantime does not look like a contradiction.
        await using var transaction = await _database.BeginSnapshotAsync(database, cancellationToken);
        var reader = new CheckReader(database.Connection, transaction, cancellationToken);
        var problems = new List<DatabaseProblem>();
        if (_database.Dialect.HasDatabaseFile)
        {
            await new FileCheck(reader, problems).RunAsync();
        }

        var secretCount = await LoadKeysAsync(database.Connection, problems, cancellationToken)
            ? await new SecretCheck(reader, _secrets, _database.Dialect, problems).RunAsync()
            : 0;
        await new RowCheck(reader, _database.Dialect, problems).RunAsync();
        return new CheckReport(secretCount, problems);
    }

    private DatabaseProblem Outdated(int version) => new(
        "schema_version",
        version,
        $"the database is older than this program, which checks version {_database.NewestSchemaVersion}. Check it "
            + "with the program that wrote it, or start this program, which upgrades the database.");

    // Without the keys, each secret would be a problem.
    private async Task<bool> LoadKeysAsync(
        DbConnection connection, List<DatabaseProblem> problems, CancellationToken cancellationToken)
    {
        try
        {
            await _keys.LoadAsync(connection, cancellationToken);
            return true;
        }
        catch (DataKeyUnreadableException exception)
        {
            problems.Add(new DatabaseProblem("data_key", exception.KeyId, exception.Message));
            return false;
        }
        catch (DbException)
        {
            problems.Add(CheckReader.Unreadable("data_key"));
            return false;
        }
    }
}
