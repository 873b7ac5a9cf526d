using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Sends several statements with one round trip.</summary>
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
        foreach (var item in statements)
        {
            var command = new NpgsqlBatchCommand(item.Statement.Sql);
            item.Statement.AddParameters(command.Parameters);
            item.Statement.Bind(command.Parameters, item.Arguments);
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(TransactionOutcomes.IdSql));
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var item in statements)
        {
            // The reader skips statements without rows.
            if (item.ReturnsRows)
            {
                await item.ReadAsync(new StatementRows(
                    reader, item.Statement, item.Arguments, CancellationToken.None));
                await reader.NextResultAsync();
            }
        }

        var transactionId = await reader.ReadAsync() && !reader.IsDBNull(0) ? reader.GetString(0) : null;
        await reader.CloseAsync();
        for (var i = 0; i < statements.Count; i++)
        {
            statements[i].SetChangedRows(checked((int)batch.BatchCommands[i + 1].RecordsAffected));
        }

        return transactionId;
    }
}
