using System.Collections.Concurrent;
using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Reserves ids of the sequences, many at a time. Safe for concurrent use.</summary>
/// <remarks>Ids that are not used before the process ends are not used at all.</remarks>
internal sealed class ReservedIds(NpgsqlDataSource dataSource)
{
    /// <summary>The number of ids that are reserved at a time.</summary>
    public const int BlockSize = 128;

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private const string SequenceLimitExceeded = "2200H";

    private const string ReserveSql =
        """
        SELECT nextval(pg_get_serial_sequence(@table, @table || '_id'))
        FROM generate_series(1, @count)
        """;

    private readonly ConcurrentDictionary<string, Block> _blocks = new();

    /// <summary>Gets an id that no other row has or gets.</summary>
    /// <exception cref="OverflowException">All ids that fit in an int are used.</exception>
    /// <exception cref="NpgsqlException">The ids could not be reserved.</exception>
    public ValueTask<int> NextAsync(string table)
    {
        var block = _blocks.GetOrAdd(table, static _ => new Block());
        return block.Free.TryDequeue(out var id) ? new(id) : new(ReserveAsync(block, table));
    }

    private async Task<int> ReserveAsync(Block block, string table)
    {
        await block.Reservation.WaitAsync();
        try
        {
            // Another job may have reserved a block in the meantime.
            if (block.Free.TryDequeue(out var free))
            {
                return free;
            }

            await using var command = dataSource.CreateCommand(ReserveSql);
            command.Parameters.AddWithValue("table", table);
            command.Parameters.AddWithValue("count", BlockSize);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            var first = checked((int)reader.GetInt64(0));
            while (await reader.ReadAsync())
            {
                block.Free.Enqueue(checked((int)reader.GetInt64(0)));
            }

            return first;
        }
        catch (PostgresException exception) when (exception.SqlState == SequenceLimitExceeded)
        {
            throw new OverflowException($"All ids of the table {table} are used.", exception);
        }
        finally
        {
            block.Reservation.Release();
        }
    }

#pragma warning disable CA1001 // The semaphore has no handle, as nothing waits for it by its handle.
    private sealed class Block
#pragma warning restore CA1001
    {
        public ConcurrentQueue<int> Free { get; } = new();

        public SemaphoreSlim Reservation { get; } = new(1);
    }
}
