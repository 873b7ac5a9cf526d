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

    /// <summary>Counts the secrets of each key.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The keys, in the order of their ids, of which the last one is the newest.</returns>
    public async Task<IReadOnlyList<DataKeyUse>> ReadAsync(CancellationToken cancellationToken)
    {
        var keys = await _storage.QueryAsync<Row>(SelectSql, arguments: null, cancellationToken);
        var uses = new List<DataKeyUse>();
        foreach (var key in keys)
        {
            uses.Add(new DataKeyUse(
                key.KeyId,
                DateTimeOffset.FromUnixTimeMilliseconds(key.Created),
                await CountAsync(key.KeyId, cancellationToken),
                key == keys[^1]));
        }

        return uses;
    }

    private async Task<int> CountAsync(int id, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var column in SecretColumn.All)
        {
            count += await _storage.QuerySingleAsync<int>(
                column.CountOfKey, new { keyId = SecretProtector.BytesOfKeyId(id) }, cancellationToken);
        }

        return count;
    }

    private sealed class Row
    {
        public required int KeyId { get; init; }

        public required long Created { get; init => field = StoredTime.Require(value); }
    }
}
