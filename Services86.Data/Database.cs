using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;

namespace Services86.Data;

/// <summary>The database as a whole: making it ready at start-up, and what it is.</summary>
public sealed class Database
{
    private readonly SqliteDataSource _dataSource;
    private readonly SchemaMigrator _migrator;
    private readonly DataKeyRing _keys;
    private Facts? _facts;

    internal Database(SqliteDataSource dataSource, SchemaMigrator migrator, DataKeyRing keys)
    {
        _dataSource = dataSource;
        _migrator = migrator;
        _keys = keys;
    }

    /// <summary>The name of the database engine.</summary>
    /// <value>Always <c>SQLite</c>.</value>
    public string EngineName { get; } = SqliteDataSource.EngineName;

    /// <summary>The version of the database engine, such as <c>3.50.4</c>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareAsync"/> has not ended yet.</exception>
    public string EngineVersion => Prepared.EngineVersion;

    /// <summary>The name of the database: its file name, without the directory.</summary>
    public string Name => _dataSource.Database;

    /// <summary>The version of the schema: the number of the last migration that was applied.</summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareAsync"/> has not ended yet.</exception>
    public int SchemaVersion => Prepared.SchemaVersion;

    private Facts Prepared =>
        _facts ?? throw new InvalidOperationException("The database is not ready: await Database.PrepareAsync first.");

    /// <summary>
    /// Makes the database ready for the repositories: creates its file, applies the missing migrations and loads the
    /// keys of its secrets. Several processes may do so at the same time, and it may be done again.
    /// </summary>
    /// <param name="cancellationToken">Cancels; what was committed before stays, and the next call goes on from there.</param>
    /// <exception cref="ArgumentException">The connection string is not one of a database file.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory of the database file does not exist.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database; it is untouched.</exception>
    /// <exception cref="DataKeyUnreadableException">
    /// The key directory is not the one that the secrets were stored with; the database is untouched.
    /// </exception>
    /// <exception cref="SchemaMigrationException">A migration failed; the migrations before it stay.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _dataSource.CreateFileIfMissing();
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);

        // Both refusals come before the first change, so that a wrong program or a wrong key directory does no harm.
        if (await _migrator.ReadVersionAsync(connection, transaction: null, cancellationToken) > 0)
        {
            await _keys.LoadAsync(connection, cancellationToken);
        }

        await _dataSource.UseWriteAheadLogAsync(connection, cancellationToken);
        var schemaVersion = await _migrator.MigrateAsync(connection, cancellationToken);
        await _keys.LoadOrCreateAsync(connection, cancellationToken);

        _facts = new Facts(connection.ServerVersion, schemaVersion);
    }

    private sealed record Facts(string EngineVersion, int SchemaVersion);
}
