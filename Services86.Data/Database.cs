using System.Data.Common;
using Services86.Data.Files;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data;

/// <summary>The database as a whole: its preparation at start-up, its engine and its version.</summary>
/// <remarks>A prepared database is locked against a restore until this object is disposed of.</remarks>
public sealed class Database : IDisposable
{
    private readonly IDatabaseEngine _engine;
    private readonly DbDataSource _dataSource;
    private readonly SchemaMigrator _migrator;
    private readonly DataKeyRing _keys;
    private readonly IStorage _storage;
    private IDisposable? _lock;
    private PreparedState? _prepared;

    internal Database(
        IDatabaseEngine engine,
        DbDataSource dataSource,
        SchemaMigrator migrator,
        DataKeyRing keys,
        IStorage storage)
    {
        _engine = engine;
        _dataSource = dataSource;
        _migrator = migrator;
        _keys = keys;
        _storage = storage;
    }

    /// <summary>The name of the database engine.</summary>
    /// <value><c>SQLite</c> or <c>PostgreSQL</c>.</value>
    public string EngineName => _engine.Dialect.EngineName;

    /// <summary>The version of the database engine, such as <c>3.50.4</c>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareAsync"/> has not ended yet.</exception>
    public string EngineVersion => Prepared.EngineVersion;

    /// <summary>The name of the database; of SQLite, its file name without the directory.</summary>
    public string Name => _engine.DatabaseName;

    /// <summary>The version of the schema: the number of the newest applied migration.</summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareAsync"/> has not ended yet.</exception>
    public int SchemaVersion => Prepared.SchemaVersion;

    private PreparedState Prepared =>
        _prepared ?? throw new InvalidOperationException(
            "The database is not ready: await Database.PrepareAsync first.");

    /// <summary>
    /// Prepares the database for the repositories: creates the file of SQLite, applies the missing migrations and loads
    /// the data keys. Several processes may prepare one database at the same time, and one process several times.
    /// </summary>
    /// <param name="cancellationToken">
    /// Cancels the preparation. Migrations that were committed stay applied; the next call applies the others.
    /// </param>
    /// <exception cref="ArgumentException">The connection string does not name a database.</exception>
    /// <exception cref="DirectoryNotFoundException">The directory of the database file does not exist.</exception>
    /// <exception cref="DatabaseMissingException">
    /// The database is missing or empty, there was one, and <see cref="DataOptions.CreateNew"/> is false; nothing is
    /// changed.
    /// </exception>
    /// <exception cref="DatabaseInUseException">The database is being restored.</exception>
    /// <exception cref="DatabaseUnusableException">The database cannot be opened or written.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database; nothing is changed.</exception>
    /// <exception cref="DataKeyUnreadableException">
    /// The key directory is not the one that the secrets were stored with; nothing is changed.
    /// </exception>
    /// <exception cref="SchemaMigrationException">A migration failed; earlier ones stay applied.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _lock ??= _engine.Lock();
        var isNewAllowed = _engine.CreateIfMissing();
        try
        {
            await PrepareContentAsync(isNewAllowed, cancellationToken);
        }
        catch (DbException exception) when (_engine.Refuse(exception) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>
    /// Loads the data keys if others are stored than those that are loaded, as after <c>keys rotate</c> or
    /// <c>keys retire</c> in another process. A server does so every five seconds; a call in between is cheap.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether other keys were loaded; false before the database is prepared.</returns>
    /// <exception cref="DataKeyUnreadableException">The keys do not open; the loaded ones stay.</exception>
    /// <exception cref="DbException">The keys could not be read; the loaded ones stay.</exception>
    public Task<bool> ReloadKeysAsync(CancellationToken cancellationToken) =>
        _keys.ReloadAsync(_storage, cancellationToken);

    /// <summary>Releases the lock against a restore.</summary>
    public void Dispose() => _lock?.Dispose();

    private async Task PrepareContentAsync(bool isNewAllowed, CancellationToken cancellationToken)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellationToken);

        // All refusals come before the first change: a wrong program, a wrong key directory or a wrong database leaves
        // the database as it is.
        await _engine.RequireUsableAsync(connection, cancellationToken);
        if (await _migrator.ReadVersionAsync(connection, transaction: null, cancellationToken) > 0)
        {
            await _keys.LoadAsync(connection, cancellationToken);
        }
        else if (!isNewAllowed)
        {
            throw _engine.EmptyBesideKeys();
        }

        await _engine.ConfigureAsync(connection, cancellationToken);
        var schemaVersion = await _migrator.MigrateAsync(connection, cancellationToken);
        await _keys.LoadOrCreateAsync(connection, cancellationToken);

        _prepared = new PreparedState(connection.ServerVersion, schemaVersion);
    }

    private sealed record PreparedState(string EngineVersion, int SchemaVersion);
}
