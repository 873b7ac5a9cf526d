using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Sends several statements with one round trip.</summary>
/// <remarks>
/// Inserts into the same table are sent as one statement, whose parameters are arrays: PostgreSQL inserts a further row
/// at a fraction of the cost of a further statement. Apart from that, statements keep their order.
/// </remarks>
internal static class StatementBatch
{
    // A statement that waits for the lock of another transaction holds up those behind it: each is then sent alone.
    private const string LimitWaitSql = "SET LOCAL lock_timeout = 200";

    /// <summary>Sends the statements, and reads their results.</summary>
    /// <param name="connection">The connection, with a transaction.</param>
    /// <param name="statements">The statements.</param>
    /// <returns>The id of the transaction; null if it has written nothing.</returns>
    /// <exception cref="NpgsqlException">A statement failed, or the connection was lost.</exception>
    public static async ValueTask<string?> SendAsync(NpgsqlConnection connection, List<BatchedStatement> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LimitWaitSql));
        var groups = GroupOf(statements);
        foreach (var group in groups)
        {
            batch.BatchCommands.Add(CommandOf(group));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionOutcomes.IdSql));
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var group in groups)
        {
            // The reader skips statements without rows.
            if (group.Reader is { } item)
            {
                await item.ReadAsync(new StatementRows(reader, item.Call, CancellationToken.None));
                await reader.NextResultAsync();
            }
        }

        var transactionId = await reader.ReadAsync() && !reader.IsDBNull(0) ? reader.GetString(0) : null;
        await reader.CloseAsync();
        for (var i = 0; i < groups.Count; i++)
        {
            // Each insert of a group has inserted its row.
            var changedRows = groups[i].Calls.Count > 1
                ? 1
                : checked((int)batch.BatchCommands[i + 1].RecordsAffected);
            groups[i].Items.ForEach(item => item.SetChangedRows(changedRows));
        }

        return transactionId;
    }

    private static List<Group> GroupOf(List<BatchedStatement> statements)
    {
        var groups = new List<Group>();
        var inserts = new Dictionary<PostgreSqlStatement, Group>();
        foreach (var item in statements)
        {
            if (item.First is { } first)
            {
                Add(first, item: null);
            }

            Add(item.Call, item);
        }

        return groups;

        void Add(StatementCall call, BatchedStatement? item)
        {
            if (call.Statement.RowsSql is null || !inserts.TryGetValue(call.Statement, out var group))
            {
                groups.Add(group = new Group());
                inserts[call.Statement] = group;
            }

            group.Calls.Add(call);
            if (item is not null)
            {
                group.Items.Add(item);
            }
        }
    }

    private static NpgsqlBatchCommand CommandOf(Group group)
    {
        var first = group.Calls[0];
        if (group.Calls.Count > 1)
        {
            var insert = new NpgsqlBatchCommand(first.Statement.RowsSql!);
            first.Statement.AddRows(insert.Parameters, [.. group.Calls.Select(call => call.Values)]);
            return insert;
        }

        return first.ToBatchCommand();
    }

    /// <summary>The statements that are sent as one.</summary>
    private sealed class Group
    {
        /// <summary>The statements: more than one only if they are inserts of one row each.</summary>
        public List<StatementCall> Calls { get; } = [];

        /// <summary>Those whose callers wait for the result.</summary>
        public List<BatchedStatement> Items { get; } = [];

        /// <summary>Reads the rows; null if the statement returns none.</summary>
        public BatchedStatement? Reader => Items is [{ ReturnsRows: true } item] ? item : null;
    }
}
