using System.Data.Common;
using Dapper;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>Deletes data keys that no stored secret needs, also while servers run.</summary>
/// <remarks>Backups keep the keys that they were made with.</remarks>
public sealed class KeyRetirement
{
    /// <summary>The time that a newer key must be in use, after which no server encrypts with an older one.</summary>
    /// <value>Five minutes: several times what a server and a save take at most.</value>
    public static readonly TimeSpan MinUseOfNewer = TimeSpan.FromMinutes(5);

    private const string SelectSql =
        $"""
        SELECT key_id AS {nameof(Row.KeyId)}, created AS {nameof(Row.Created)}
        FROM data_key
        WHERE key_id >= @keyId
        ORDER BY key_id
        """;

    private const string DeleteSql = "DELETE FROM data_key WHERE key_id = @keyId";

    private readonly DbDataSource _database;
    private readonly SqlDialect _dialect;
    private readonly TimeProvider _time;

    internal KeyRetirement(DbDataSource database, SqlDialect dialect, TimeProvider time)
    {
        _database = database;
        _dialect = dialect;
        _time = time;
    }

    /// <summary>Deletes a data key.</summary>
    /// <param name="keyId">The id of the key.</param>
    /// <param name="cancellationToken">Cancels the deletion.</param>
    /// <exception cref="KeyRetirementRefusedException">
    /// There is no such key, a secret needs it, or a server may still encrypt with it. Nothing is changed.
    /// </exception>
    public async Task RetireAsync(int keyId, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (_dialect.LockPreparation is { } lockSql)
        {
            await connection.ExecuteAsync(Command(lockSql));
        }

        var keys = (await connection.QueryAsync<Row>(Command(SelectSql, new { keyId }))).AsList();
        RequireUnused(keyId, keys);

        // No server encrypts with the key any more: what is counted stays true.
        var count = 0L;
        foreach (var column in SecretColumn.All)
        {
            count += await connection.QuerySingleAsync<long>(
                Command(column.CountOfKey, new { keyId = SecretProtector.BytesOfKeyId(keyId) }));
        }

        if (count > 0)
        {
            throw KeyRetirementRefusedException.Needed(keyId, count);
        }

        await connection.ExecuteAsync(Command(DeleteSql, new { keyId }));
        await AuditWriter.AddByCommandAsync(
            connection,
            transaction,
            _time.GetUtcNow(),
            AuditAction.Deleted,
            AuditRecord.DataKey,
            keyId,
            detail: null,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        CommandDefinition Command(string sql, object? arguments = null) =>
            new(sql, arguments, transaction, cancellationToken: cancellationToken);
    }

    private void RequireUnused(int keyId, List<Row> keys)
    {
        if (keys is not [var first, ..] || first.KeyId != keyId)
        {
            throw KeyRetirementRefusedException.Unknown(keyId);
        }

        if (keys.Count == 1)
        {
            throw KeyRetirementRefusedException.Newest(keyId);
        }

        var created = DateTimeOffset.FromUnixTimeMilliseconds(keys.Skip(1).Min(key => key.Created));
        var unusedFrom = created + DataKeyRing.UsableAfter + MinUseOfNewer;
        if (_time.GetUtcNow() < unusedFrom)
        {
            throw KeyRetirementRefusedException.InUse(keyId, unusedFrom);
        }
    }

    private sealed class Row
    {
        public required int KeyId { get; init; }

        public required long Created { get; init; }
    }
}
