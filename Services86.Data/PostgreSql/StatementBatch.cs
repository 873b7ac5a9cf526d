using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Sends several statements with one round trip.</summary>
/// <remarks>
/// Inserts into the same table are sent as one statement, whose parameters are arrays: PostgreSQL inserts a further row
/// at a fraction of the cost of a further statement. The statements of a batch wait at the same time, so that their
/// order is free.
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
            if (group[0] is { ReturnsRows: true } item)
            {
                await item.ReadAsync(new StatementRows(
                    reader, item.Statement, item.Arguments, CancellationToken.None));
                await reader.NextResultAsync();
            }
        }

        var transactionId = await reader.ReadAsync() && !reader.IsDBNull(0) ? reader.GetString(0) : null;
        await reader.CloseAsync();
        for (var i = 0; i < groups.Count; i++)
        {
            // Each insert of a group has inserted its row.
            var changedRows = groups[i].Count > 1 ? 1 : checked((int)batch.BatchCommands[i + 1].RecordsAffected);
            groups[i].ForEach(statement => statement.SetChangedRows(changedRows));
        }

        return transactionId;
    }

    // The statements that are sent as one.
    private static List<List<BatchedStatement>> GroupOf(List<BatchedStatement> statements)
    {
        var groups = new List<List<BatchedStatement>>();
        var inserts = new Dictionary<PostgreSqlStatement, List<BatchedStatement>>();
        foreach (var item in statements)
        {
            if (item.Statement.RowsSql is not null && inserts.TryGetValue(item.Statement, out var group))
            {
                group.Add(item);
                continue;
            }

            groups.Add([item]);
            inserts[item.Statement] = groups[^1];
        }

        return groups;
    }

    private static NpgsqlBatchCommand CommandOf(List<BatchedStatement> group)
    {
        var statement = group[0].Statement;
        if (group.Count > 1)
        {
            var insert = new NpgsqlBatchCommand(statement.RowsSql!);
            statement.AddRows(insert.Parameters, [.. group.Select(item => item.Values)]);
            return insert;
        }

        var command = new NpgsqlBatchCommand(statement.Sql);
        statement.AddParameters(command.Parameters);
        PostgreSqlStatement.Bind(command.Parameters, group[0].Values);
        return command;
    }
}
