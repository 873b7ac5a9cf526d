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
        var select = column.SelectOf(_storage.Dialect);
        Rotated? rows;
        for (long after = 0; ; after = rows.LastRowId)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows = await _storage.WriteAsync(
                WriteExtent.Transaction, session => RotateRowsAsync(session, column, select, after), cancellationToken);
            if (rows is null)
            {
                return count;
            }

            count += rows.Count;
            unreadable.AddRange(rows.Unreadable);
        }
    }

    // Returns null if there are no further rows.
    private async ValueTask<Rotated?> RotateRowsAsync(
        IDatabaseSession session, SecretColumn column, string select, long after)
    {
        var rows = await session.QueryAsync<SecretRow>(select, new { after, limit = RowsPerJob });
        if (rows is not [.., var last])
        {
            return null;
        }

        var unreadable = new List<string>();
        foreach (var row in rows)
        {
            var location = column.LocationOf(row.RowId, row.OwnerId);
            if (_secrets.TryUnprotect(row.Secret, location) is { } value)
            {
                await session.ExecuteAsync(
                    column.Update, new { rowId = row.RowId, secret = _secrets.Protect(value, location) });
            }
            else
            {
                unreadable.Add(new SecretUnreadableException(location, cause: null).Message);
            }
        }

        return new Rotated(last.RowId, rows.Count - unreadable.Count, unreadable);
    }

    private sealed record Rotated(long LastRowId, int Count, List<string> Unreadable);
}
