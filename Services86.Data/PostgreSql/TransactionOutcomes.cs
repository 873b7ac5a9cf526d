using System.Data.Common;
using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Asks for the outcome of transactions whose connection was lost during the commit.</summary>
internal sealed class TransactionOutcomes(NpgsqlDataSource dataSource, TimeProvider time)
{
    private const string StatusSql = "SELECT pg_xact_status(@id::xid8)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // A standby takes over within seconds. The callers wait for so long.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>Asks for the outcome of a transaction, until it is known or ten seconds are over.</summary>
    /// <param name="transactionId">The id of the transaction, by <c>pg_current_xact_id</c>.</param>
    /// <returns>Whether the transaction was committed; null if its outcome stays unknown.</returns>
    public async Task<bool?> IsCommittedAsync(string transactionId)
    {
        var begun = time.GetTimestamp();
        do
        {
            switch (await AskAsync(transactionId))
            {
                case "committed":
                    return true;
                case "aborted":
                    return false;
            }

            // In progress: the server has not noticed yet that the connection was lost.
            await Task.Delay(Pause);
        }
        while (time.GetElapsedTime(begun) < MaxWait);

        return null;
    }

    // Returns null if the server cannot be asked, or has forgotten the transaction.
    private async Task<string?> AskAsync(string transactionId)
    {
        try
        {
            await using var command = dataSource.CreateCommand(StatusSql);
            command.Parameters.AddWithValue("id", transactionId);
            return await command.ExecuteScalarAsync() as string;
        }
        catch (PostgresException exception) when (
            exception.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            // The transaction is in the future of a standby that has taken over, and did not receive the transaction.
            return "aborted";
        }
        catch (DbException)
        {
            return null;
        }
    }
}
