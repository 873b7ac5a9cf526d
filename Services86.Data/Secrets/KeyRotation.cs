using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>Replaces the keys that encrypt secrets, also while a server runs.</summary>
/// <remarks>
/// Older keys stay: backups and the secrets that a running server is about to write need them. A server takes the new
/// key when it first reads a secret that the key encrypts.
/// </remarks>
public sealed class KeyRotation
{
    // A job holds the write lock: the saves of a running server wait for it.
    private const int RowsPerJob = 200;

    private readonly IStorage _storage;
    private readonly KeyDirectory _directory;
    private readonly DataKeyRing _keys;
    private readonly SecretProtector _secrets;

    internal KeyRotation(IStorage storage, KeyDirectory directory, DataKeyRing keys, SecretProtector secrets)
    {
        _storage = storage;
        _directory = directory;
        _keys = keys;
        _secrets = secrets;
    }

    /// <summary>
    /// Adds a key to the key directory and a data key to the database, and encrypts all secrets with the data key.
    /// </summary>
    /// <param name="cancellationToken">
    /// Cancels the rotation between two groups of rows: each secret has the old key or the new one, and opens.
    /// </param>
    /// <returns>What was done. Secrets that do not open are left as they are.</returns>
    public async Task<KeyRotationResult> RotateAsync(CancellationToken cancellationToken)
    {
        _directory.AddKey();
        await _keys.AddAsync(cancellationToken);

        var secretCount = 0;
        var unreadable = new List<string>();
        foreach (var column in SecretColumn.All)
        {
            secretCount += await RotateAsync(column, unreadable, cancellationToken);
        }

        return new KeyRotationResult(_keys.Newest.KeyId, secretCount, unreadable);
    }

    private async Task<int> RotateAsync(
        SecretColumn column, List<string> unreadable, CancellationToken cancellationToken)
    {
        var count = 0;
        long? after = 0;
        while (after is { } first)
        {
            cancellationToken.ThrowIfCancellationRequested();
            after = await _storage.WriteAsync(session => RotateRowsAsync(session, first), cancellationToken);
        }

        return count;

        // Returns the id of the last row; null if there are no further rows.
        async ValueTask<long?> RotateRowsAsync(IDatabaseSession session, long first)
        {
            var rows = await session.QueryAsync<SecretRow>(column.Select, new { after = first, limit = RowsPerJob });
            foreach (var row in rows)
            {
                var location = column.LocationOf(row.RowId, row.OwnerId);
                if (_secrets.TryUnprotect(row.Secret, location) is { } value)
                {
                    await session.ExecuteAsync(
                        column.Update, new { rowId = row.RowId, secret = _secrets.Protect(value, location) });
                    count++;
                }
                else
                {
                    unreadable.Add(new SecretUnreadableException(location, cause: null).Message);
                }
            }

            return rows is [.., var last] ? last.RowId : null;
        }
    }
}
