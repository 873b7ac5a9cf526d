using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;

namespace Services86.Data.Secrets;

/// <summary>The decrypted data keys of the database.</summary>
/// <remarks>
/// The table <c>data_key</c> has the keys, encrypted with the Data Protection keys of the key directory: a copy of the
/// database alone reveals no secret, and the Data Protection keys can change without encrypting every secret again.
/// </remarks>
internal sealed class DataKeyRing(string keysDirectory, IDataProtectionProvider dataProtection, TimeProvider time)
{
    /// <summary>The Data Protection purpose that the stored keys are encrypted for.</summary>
    public const string Purpose = "Services86.DataKey";

    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(StoredKey.KeyId)}, protected_key AS {nameof(StoredKey.ProtectedKey)}
        FROM data_key
        ORDER BY key_id
        """;

    // With the condition, one of two processes that start with the same new database stores the first key.
    private const string InsertFirstSql =
        """
        INSERT INTO data_key (key_id, protected_key, created)
        SELECT 1, @protectedKey, @created
        WHERE NOT EXISTS (SELECT 1 FROM data_key)
        """;

    private readonly IDataProtector _protector = dataProtection.CreateProtector(Purpose);
    private volatile DataKey[] _keys = [];

    /// <summary>The newest key, which encrypts new secrets.</summary>
    /// <exception cref="InvalidOperationException">The keys are not loaded yet.</exception>
    public DataKey Newest =>
        _keys is [.., var newest]
            ? newest
            : throw new InvalidOperationException("The data keys are not loaded: await Database.PrepareAsync first.");

    /// <summary>Finds a key by its id.</summary>
    /// <returns>The key; null if there is none with that id.</returns>
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

    /// <summary>Loads the stored keys, of which there may be none.</summary>
    /// <exception cref="DataKeyUnreadableException">The key directory cannot decrypt a key.</exception>
    public async Task LoadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var stored = await connection.QueryAsync<StoredKey>(
            new CommandDefinition(SelectSql, cancellationToken: cancellationToken));

        var keys = new List<DataKey>();
        foreach (var key in stored)
        {
            keys.Add(Decrypt(key));
        }

        _keys = [.. keys];
    }

    /// <summary>Loads the stored keys, and creates the first one if there is none.</summary>
    /// <exception cref="DataKeyUnreadableException">The key directory cannot decrypt a key.</exception>
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

        // The stored key is read back: it may be that of another process.
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

    private DataKey Decrypt(StoredKey stored)
    {
        // Without this check, Data Protection would create the missing directory, with a new key in it.
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

    // The pattern is that of the file names of Data Protection.
    private bool HasKeyFiles() =>
        Directory.Exists(keysDirectory) && Directory.EnumerateFiles(keysDirectory, "key-*.xml").Any();

    private sealed class StoredKey
    {
        public required int KeyId { get; init; }

        public required byte[] ProtectedKey { get; init; }
    }
}
