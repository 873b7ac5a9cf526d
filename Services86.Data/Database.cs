using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;

namespace Services86.Data;

/// <summary>The database as a whole: its preparation at start-up, its engine and its version.</summary>
public sealed class Database
{
    private readonly SqliteDataSource _dataSource;
    private readonly SchemaMigrator _migrator;
    private readonly DataKeyRing _keys;
    private PreparedState? _prepared;

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

    /// <summary>The version of the schema: the number of the newest applied migration.</summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareAsync"/> has not ended yet.</exception>
    public int SchemaVersion => Prepared.SchemaVersion;

    private PreparedState Prepared =>
        _prepared ?? throw new InvalidOperationException(
            "The database is not ready: await Database.PrepareAsync first.");

    /// <summary>
    /// Prepares the database for the repositories: creates its file, applies the missing migrations and loads the data
    /// keys. Several processes may prepare one database at the same time, and one process several times.
    /// </summary>
    /// <param name="cancellationToken">
    /// Cancels the preparation. Migrations that were committed stay applied; the next call applies the others.
    /// </param>
    /// <exception cref="ArgumentException">The connection string does not name a database file.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory of the database file does not exist.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database; nothing is changed.</exception>
    /// <exception cref="DataKeyUnreadableException">
    /// The key directory is not the one that the secrets were stored with; nothing is changed.
    /// </exception>
    /// <exception cref="SchemaMigrationException">A migration failed; earlier ones stay applied.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _dataSource.CreateFileIfMissing();
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);

        // Both refusals come before the first change: a wrong program or a wrong key directory leaves the database as
        // it is.
        if (await _migrator.ReadVersionAsync(connection, transaction: null, cancellationToken) > 0)
        {
            await _keys.LoadAsync(connection, cancellationToken);
        }

        await _dataSource.UseWriteAheadLogAsync(connection, cancellationToken);
        var schemaVersion = await _migrator.MigrateAsync(connection, cancellationToken);
        await _keys.LoadOrCreateAsync(connection, cancellationToken);

        _prepared = new PreparedState(connection.ServerVersion, schemaVersion);
    }

    private sealed record PreparedState(string EngineVersion, int SchemaVersion);
}
