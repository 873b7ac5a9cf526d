using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;

namespace Services86.Data.Secrets;

/// <summary>The data keys of the database, in clear and in memory.</summary>
/// <remarks>
/// They are stored in the table <c>data_key</c>, protected with the Data Protection keys of the key directory. So a
/// copy of the database alone opens no secret, and the outer keys may be changed without encrypting every secret again.
/// </remarks>
internal sealed class DataKeyRing(string keysDirectory, IDataProtectionProvider dataProtection, TimeProvider time)
{
    /// <summary>The Data Protection purpose of the stored keys. Another one could not read them.</summary>
    public const string Purpose = "Services86.DataKey";

    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(StoredKey.KeyId)}, protected_key AS {nameof(StoredKey.ProtectedKey)}
        FROM data_key
        ORDER BY key_id
        """;

    // The condition makes it the first key even when two processes start with one new database.
    private const string InsertFirstSql =
        """
        INSERT INTO data_key (key_id, protected_key, created)
        SELECT 1, @protectedKey, @created
        WHERE NOT EXISTS (SELECT 1 FROM data_key)
        """;

    private readonly IDataProtector _protector = dataProtection.CreateProtector(Purpose);
    private volatile DataKey[] _keys = [];

    /// <summary>The newest key, which new secrets are encrypted with.</summary>
    /// <exception cref="InvalidOperationException">The keys are not loaded yet.</exception>
    public DataKey Newest =>
        _keys is [.., var newest]
            ? newest
            : throw new InvalidOperationException("The data keys are not loaded: await Database.PrepareAsync first.");

    /// <summary>Finds a key by its id; null when there is none.</summary>
    public DataKey? Find(int keyId)
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

    /// <summary>Loads the stored keys, if there are any.</summary>
    /// <exception cref="DataKeyUnreadableException">They do not open with the keys in the key directory.</exception>
    public async Task LoadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var stored = await connection.QueryAsync<StoredKey>(new CommandDefinition(SelectSql, cancellationToken: cancellationToken));

        var keys = new List<DataKey>();
        foreach (var key in stored)
        {
            keys.Add(Open(key));
        }

        _keys = [.. keys];
    }

    /// <summary>Loads the stored keys; creates the first one when there is none.</summary>
    /// <exception cref="DataKeyUnreadableException">They do not open with the keys in the key directory.</exception>
    public async Task LoadOrCreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await LoadAsync(connection, cancellationToken);
        if (_keys.Length > 0)
        {
            return;
        }

        CreateKeysDirectory();
        var key = RandomNumberGenerator.GetBytes(DataKey.SizeInBytes);
        var protectedKey = _protector.Protect(key);
        CryptographicOperations.ZeroMemory(key);
        var created = time.GetUtcNow().ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(
            new CommandDefinition(InsertFirstSql, new { protectedKey, created }, cancellationToken: cancellationToken));

        // Read back, as the key of another process may have been the first.
        await LoadAsync(connection, cancellationToken);
    }

    private void CreateKeysDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(keysDirectory);
        }
        else
        {
            Directory.CreateDirectory(
                keysDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private DataKey Open(StoredKey stored)
    {
        // Asked first, because Data Protection would create an empty directory and fill it with a new key.
        if (!HasKeyFiles())
        {
            throw new DataKeyUnreadableException(stored.KeyId, keysDirectory, cause: null);
        }

        try
        {
            return new DataKey(stored.KeyId, _protector.Unprotect(stored.ProtectedKey));
        }
        catch (CryptographicException exception)
        {
            throw new DataKeyUnreadableException(stored.KeyId, keysDirectory, exception);
        }
    }

    // Data Protection names its files so.
    private bool HasKeyFiles() =>
        Directory.Exists(keysDirectory) && Directory.EnumerateFiles(keysDirectory, "key-*.xml").Any();

    private sealed class StoredKey
    {
        public required int KeyId { get; init; }

        public required byte[] ProtectedKey { get; init; }
    }
}
