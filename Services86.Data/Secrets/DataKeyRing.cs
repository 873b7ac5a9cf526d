using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>The decrypted data keys of the database. Safe for concurrent use.</summary>
/// <remarks>
/// The table <c>data_key</c> has the keys, encrypted with Data Protection keys: a copy of the database alone reveals no
/// secret, and the Data Protection keys can change without encrypting every secret again.
/// <para>
/// A new key encrypts ten seconds after its creation, when all servers that reload the keys know it. No server encrypts
/// with keys that it read more than a minute ago: a key can be retired once a newer one has been in use for long.
/// </para>
/// </remarks>
internal sealed class DataKeyRing(
    DataKeyProtector protector, DbDataSource database, SqlDialect dialect, TimeProvider time)
{
    /// <summary>The time after which a new key encrypts; longer than the interval in which servers reload.</summary>
    public static readonly TimeSpan UsableAfter = TimeSpan.FromSeconds(10);

    /// <summary>The maximum age of the list of keys when it is used to encrypt.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(StoredDataKey.KeyId)}, protected_key AS {nameof(StoredDataKey.ProtectedKey)},
            created AS {nameof(StoredDataKey.Created)}
        FROM data_key
        ORDER BY key_id
        """;

    private const string SelectIdsSql = "SELECT key_id FROM data_key ORDER BY key_id";

    private const string InsertNextSql =
        """
        INSERT INTO data_key (key_id, protected_key, created)
        SELECT COALESCE(MAX(key_id), 0) + 1, @protectedKey, @created FROM data_key
        """;

    // A secret with the id of a key that does not exist, which only tampering stores, costs one load in this time.
    private static readonly TimeSpan MinReloadInterval = TimeSpan.FromSeconds(1);

    // The clock may have been set, and a timer waits longer than a suspended machine has.
    private static readonly TimeSpan WaitStep = TimeSpan.FromMilliseconds(100);

    private readonly Lock _reload = new();
    private readonly Lock _replacement = new();
    private volatile DataKeyList _loaded = DataKeyList.None;
    private long? _reloaded;

    /// <summary>The key that encrypts new secrets: the newest that all servers know.</summary>
    /// <exception cref="InvalidOperationException">The keys are not loaded yet.</exception>
    /// <exception cref="DbException">
    /// The keys were not read for more than a minute, and cannot be read now.
    /// </exception>
    public DataKey Current
    {
        get
        {
            var now = ReadTime.Of(time);
            var loaded = _loaded;
            if (loaded.Keys.Length > 0 && loaded.Read.IsOlderThan(MaxAge, now, time))
            {
                loaded = ReloadOutdated();
            }

            return loaded.CurrentAt(now.Timestamp) ?? throw NotLoaded();
        }
    }

    /// <summary>The newest loaded key, which may not encrypt yet.</summary>
    /// <exception cref="InvalidOperationException">The keys are not loaded yet.</exception>
    public DataKey Newest => _loaded.Keys is [.., var newest] ? newest : throw NotLoaded();

    /// <summary>Gets the ids of the loaded keys, in ascending order.</summary>
    public IReadOnlyList<int> Ids => [.. _loaded.Keys.Select(key => key.KeyId)];

    /// <summary>Finds a key by its id. Another process may have added the key: it is loaded if it is unknown.</summary>
    /// <returns>The key; null if there is none with that id, or the last load was less than a second ago.</returns>
    /// <exception cref="DbException">The keys could not be loaded.</exception>
    public DataKey? Find(int keyId) => _loaded.Find(keyId) ?? FindInDatabase(keyId);

    /// <summary>Loads the stored keys, of which there may be none.</summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public Task LoadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        LoadAsync(connection, transaction: null, cancellationToken);

    /// <summary>Reads the ids of the stored keys, and loads the keys if they are not the loaded ones.</summary>
    /// <returns>Whether other keys were loaded.</returns>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    /// <exception cref="DbException">The keys could not be read.</exception>
    public async Task<bool> ReloadAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var loaded = _loaded;
        if (loaded.Keys.Length == 0)
        {
            // The database is not prepared yet.
            return false;
        }

        var read = ReadTime.Of(time);
        var ids = await storage.QueryAsync<int>(SelectIdsSql, arguments: null, cancellationToken);
        if (loaded.HasIds(ids))
        {
            Replace(loaded.ReadAgain(read));
            return false;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await LoadAsync(connection, cancellationToken);
        return true;
    }

    /// <summary>Requires that the key store opens the stored keys. The loaded ones stay.</summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    /// <exception cref="DbException">The keys could not be read.</exception>
    public async Task VerifyAsync(IStorage storage, CancellationToken cancellationToken)
    {
        var stored = await storage.QueryAsync<StoredDataKey>(SelectSql, arguments: null, cancellationToken);

        // Not opened if the keys are in a directory: a connection that is opened would create a log that was deleted.
        await using var connection = database.CreateConnection();
        if (protector.ReadsDatabase)
        {
            await connection.OpenAsync(cancellationToken);
        }

        protector.Decrypt(stored, connection, transaction: null);
    }

    /// <summary>
    /// Creates the first key if none is stored, and loads the keys if they are not loaded. Of several processes that
    /// start with the same new database, one creates the key.
    /// </summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public async Task LoadOrCreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_loaded.Keys.Length == 0)
        {
            await LoadAsync(connection, cancellationToken);
        }

        if (_loaded.Keys.Length == 0)
        {
            await AddAsync(connection, actor: null, cancellationToken);
        }
    }

    /// <summary>
    /// Adds a key, which a new Data Protection key encrypts. It encrypts new secrets after
    /// <see cref="UsableAfter"/>. The older keys stay, for older secrets.
    /// </summary>
    /// <param name="actor">Who adds the key, for the audit.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public async Task AddAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await AddAsync(connection, actor, cancellationToken);
    }

    /// <summary>Waits until the newest loaded key encrypts new secrets.</summary>
    public async Task WaitForNewestAsync(CancellationToken cancellationToken)
    {
        while (Newest.UsableFrom > time.GetTimestamp())
        {
            await Task.Delay(WaitStep, time, cancellationToken);
        }
    }

    private async Task LoadAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var read = ReadTime.Of(time);
        var stored = await connection.QueryAsync<StoredDataKey>(
            new CommandDefinition(SelectSql, transaction: transaction, cancellationToken: cancellationToken));
        Replace(new DataKeyList(protector.Decrypt([.. stored], connection, transaction), read));
    }

    // The lock is taken before a Data Protection key is added: of several processes, one adds a key. Without an actor,
    // the key is the first one, which the audit does not name.
    private async Task AddAsync(DbConnection connection, AuditActor? actor, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (dialect.LockPreparation is { } lockSql)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                lockSql, transaction: transaction, cancellationToken: cancellationToken));
        }

        await LoadAsync(connection, transaction, cancellationToken);
        if (actor is null && _loaded.Keys.Length > 0)
        {
            return;
        }

        if (actor is not null)
        {
            protector.AddKey(connection, transaction);
        }

        await InsertAsync(connection, transaction, cancellationToken);
        if (actor is not null)
        {
            await AuditWriter.AppendAsync(
                connection,
                transaction,
                time.GetUtcNow(),
                actor,
                AuditAction.Added,
                AuditRecord.DataKey,
                recordId: null,
                detail: null,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await LoadAsync(connection, cancellationToken);
    }

    private async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(DataKey.SizeInBytes);
        var protectedKey = protector.Encrypt(key, connection, transaction);
        CryptographicOperations.ZeroMemory(key);
        var created = time.GetUtcNow().ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(new CommandDefinition(
            InsertNextSql, new { protectedKey, created }, transaction, cancellationToken: cancellationToken));
    }

    private DataKey? FindInDatabase(int keyId)
    {
        lock (_reload)
        {
            // Another thread may have loaded the key while this one waited.
            var found = _loaded.Find(keyId);
            if (found is not null || (_reloaded is { } last && time.GetElapsedTime(last) < MinReloadInterval))
            {
                return found;
            }

            _reloaded = time.GetTimestamp();
            return Load().Find(keyId);
        }
    }

    private DataKeyList ReloadOutdated()
    {
        lock (_reload)
        {
            // Another thread may have loaded the keys while this one waited.
            var loaded = _loaded;
            return loaded.Read.IsOlderThan(MaxAge, ReadTime.Of(time), time) ? Load() : loaded;
        }
    }

    private DataKeyList Load()
    {
        var read = ReadTime.Of(time);
        using var connection = database.OpenConnection();
        var stored = connection.Query<StoredDataKey>(SelectSql).AsList();
        return Replace(new DataKeyList(protector.Decrypt(stored, connection, transaction: null), read));
    }

    // Loads can overtake each other: the list that was read last stays. A known key stays with its ciphers. The oldest
    // key encrypts at once: there is none before it.
    private DataKeyList Replace(DataKeyList list)
    {
        lock (_replacement)
        {
            var former = _loaded;
            if (list.Read.Timestamp >= former.Read.Timestamp)
            {
                _loaded = new DataKeyList(
                    [.. list.Keys.Select((key, index) => former.Find(key.KeyId) is { } known && known.IsSame(key)
                        ? known
                        : key.From(index == 0 ? long.MinValue : UsableFrom(key)))],
                    list.Read);
            }

            return _loaded;
        }
    }

    // By the clock of the host that created the key, or by that of this one since it first read the key: a slow clock
    // does not delay the key.
    private long UsableFrom(DataKey key)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(key.Created) + UsableAfter - time.GetUtcNow();
        var bounded = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > UsableAfter ? UsableAfter : wait;
        return time.GetTimestamp() + (long)(bounded.TotalSeconds * time.TimestampFrequency);
    }

    private static InvalidOperationException NotLoaded() =>
        new("The data keys are not loaded: await Database.PrepareAsync first.");
}
