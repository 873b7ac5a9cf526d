using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Services86.Data.PostgreSql;
using Services86.Data.Secrets;

namespace Services86.Data.Import;

/// <summary>Compares and opens some secrets of the target: the first, the last, and some in the middle.</summary>
internal sealed class SecretSample(SqliteConnection source, NpgsqlConnection target, DataKeyRing keys)
{
    private const int PageSize = 50;

    private readonly SecretProtector _secrets = new(keys);

    /// <summary>Reads the sample.</summary>
    /// <returns>The number of secrets that open, and of those that do not, as in the source.</returns>
    /// <exception cref="ImportRefusedException">A secret is not that of the source.</exception>
    public async Task<(int Opened, int Unreadable)> ReadAsync(CancellationToken cancellationToken)
    {
        var (opened, unreadable) = (0, 0);
        foreach (var column in SecretColumn.All)
        {
            foreach (var row in await ReadRowsAsync(column, cancellationToken))
            {
                await RequireSameAsync(column, row, cancellationToken);
                if (CanOpen(row) && _secrets.TryUnprotect(
                    row.Secret, column.LocationOf(row.RowId, row.OwnerId)) is not null)
                {
                    opened++;
                }
                else
                {
                    unreadable++;
                }
            }
        }

        return (opened, unreadable);
    }

    private async Task<IEnumerable<SecretRow>> ReadRowsAsync(SecretColumn column, CancellationToken cancellationToken)
    {
        var max = await target.QuerySingleAsync<long>(new CommandDefinition(
            $"SELECT COALESCE(MAX({column.Table}_id), 0) FROM {column.Table}", cancellationToken: cancellationToken));
        var rows = new List<SecretRow>();
        foreach (var after in new[] { 0, max / 2, Math.Max(0, max - PageSize) })
        {
            rows.AddRange(await target.QueryAsync<SecretRow>(new CommandDefinition(
                column.SelectOf(PostgreSqlDialect.Instance),
                new { after, limit = PageSize },
                cancellationToken: cancellationToken)));
        }

        return rows.DistinctBy(row => row.RowId);
    }

    private async Task RequireSameAsync(SecretColumn column, SecretRow row, CancellationToken cancellationToken)
    {
        var original = await source.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            $"SELECT {column.Column} FROM {column.Table} WHERE {column.Table}_id = @id",
            new { id = row.RowId },
            cancellationToken: cancellationToken));
        if (original is null || !original.AsSpan().SequenceEqual(row.Secret))
        {
            throw ImportRefusedException.Different(column.Table);
        }
    }

    // An unknown key would be looked for in the committed state of the target, which has none yet.
    private bool CanOpen(SecretRow row) =>
        SecretProtector.KeyIdOf(row.Secret) is { } keyId && keys.Ids.Contains(keyId);
}
