using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>The decrypted data keys of the database. Safe for concurrent use.</summary>
/// <remarks>
/// The table <c>data_key</c> has the keys, encrypted with Data Protection keys: a copy of the database alone reveals no
/// secret, and the Data Protection keys can change without encrypting every secret again.
/// </remarks>
internal sealed class DataKeyRing(
    DataKeyProtector protector, DbDataSource database, SqlDialect dialect, TimeProvider time)
{
    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(StoredDataKey.KeyId)}, protected_key AS {nameof(StoredDataKey.ProtectedKey)}
        FROM data_key
        ORDER BY key_id
        """;

    private const string InsertNextSql =
        """
        INSERT INTO data_key (key_id, protected_key, created)
        SELECT COALESCE(MAX(key_id), 0) + 1, @protectedKey, @created FROM data_key
        """;

    // A secret with the id of a key that does not exist, which only tampering stores, costs one load in this time.
    private static readonly TimeSpan MinReloadInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _reload = new();
    private volatile DataKey[] _keys = [];
    private long? _reloaded;

    /// <summary>The newest key, which encrypts new secrets.</summary>
    /// <exception cref="InvalidOperationException">The keys are not loaded yet.</exception>
    public DataKey Newest =>
        _keys is [.., var newest]
            ? newest
            : throw new InvalidOperationException("The data keys are not loaded: await Database.PrepareAsync first.");

    /// <summary>Gets the ids of the loaded keys, in ascending order.</summary>
    public IReadOnlyList<int> Ids => [.. _keys.Select(key => key.KeyId)];

    /// <summary>Finds a key by its id. Another process may have added the key: it is loaded if it is unknown.</summary>
    /// <returns>The key; null if there is none with that id, or the last load was less than a second ago.</returns>
    /// <exception cref="DbException">The keys could not be loaded.</exception>
    public DataKey? Find(int keyId) => FindLoaded(keyId) ?? FindInDatabase(keyId);

    /// <summary>Loads the stored keys, of which there may be none.</summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public Task LoadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        LoadAsync(connection, transaction: null, cancellationToken);

    /// <summary>
    /// Creates the first key if none is stored, and loads the keys if they are not loaded. Of several processes that
    /// start with the same new database, one creates the key.
    /// </summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public async Task LoadOrCreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_keys.Length == 0)
        {
            await LoadAsync(connection, cancellationToken);
        }

        if (_keys.Length == 0)
        {
            await AddAsync(connection, isFirst: true, cancellationToken);
        }
    }

    /// <summary>
    /// Adds a key, which a new Data Protection key encrypts. It encrypts new secrets from now on. The older keys stay,
    /// for older secrets.
    /// </summary>
    /// <exception cref="DataKeyUnreadableException">The Data Protection keys cannot decrypt a key.</exception>
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await AddAsync(connection, isFirst: false, cancellationToken);
    }

    private async Task LoadAsync(
        DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var stored = await connection.QueryAsync<StoredDataKey>(
            new CommandDefinition(SelectSql, transaction: transaction, cancellationToken: cancellationToken));
        _keys = protector.Decrypt([.. stored], connection, transaction);
    }

    // The lock is taken before a Data Protection key is added: of several processes, one adds a key.
    private async Task AddAsync(DbConnection connection, bool isFirst, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (dialect.LockPreparation is { } lockSql)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                lockSql, transaction: transaction, cancellationToken: cancellationToken));
        }

        await LoadAsync(connection, transaction, cancellationToken);
        if (isFirst && _keys.Length > 0)
        {
            return;
        }

        if (!isFirst)
        {
            protector.AddKey(connection, transaction);
        }

        await InsertAsync(connection, transaction, cancellationToken);
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

    private DataKey? FindLoaded(int keyId)
    {
        foreach (var key in _keys)
        {
            if (key.KeyId == keyId)
            {
                return key;
            }
        }

        return null;
    }

    private DataKey? FindInDatabase(int keyId)
    {
        lock (_reload)
        {
            // Another thread may have loaded the key while this one waited.
            var found = FindLoaded(keyId);
            if (found is not null || (_reloaded is { } last && time.GetElapsedTime(last) < MinReloadInterval))
            {
                return found;
            }

            _reloaded = time.GetTimestamp();
            using var connection = database.OpenConnection();
            _keys = protector.Decrypt(
                [.. connection.Query<StoredDataKey>(SelectSql)], connection, transaction: null);
            return FindLoaded(keyId);
        }
    }
}
