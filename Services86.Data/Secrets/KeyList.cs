using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>Lists the data keys, and counts the secrets of each.</summary>
public sealed class KeyList
{
    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(Row.KeyId)}, created AS {nameof(Row.Created)}
        FROM data_key
        ORDER BY key_id
        """;

    private readonly IStorage _storage;

    internal KeyList(IStorage storage) => _storage = storage;

    /// <summary>Reads all secrets, and counts those of each key.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The keys, in the order of their ids, of which the last one is the newest.</returns>
    public async Task<IReadOnlyList<DataKeyUse>> ReadAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<int, int>();
        foreach (var column in SecretColumn.All)
        {
            await foreach (var page in column.ReadAsync(_storage, cancellationToken))
            {
                foreach (var keyId in page.Select(row => SecretProtector.KeyIdOf(row.Secret)).OfType<int>())
                {
                    counts[keyId] = counts.GetValueOrDefault(keyId) + 1;
                }
            }
        }

        var keys = await _storage.QueryAsync<Row>(SelectSql, arguments: null, cancellationToken);
        return
        [
            .. keys.Select(key => new DataKeyUse(
                key.KeyId,
                DateTimeOffset.FromUnixTimeMilliseconds(key.Created),
                counts.GetValueOrDefault(key.KeyId),
                key == keys[^1]))
        ];
    }

    private sealed class Row
    {
        public required int KeyId { get; init; }

        public required long Created { get; init => field = StoredTime.Require(value); }
    }
}
