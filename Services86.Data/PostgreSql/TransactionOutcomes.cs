using System.Data.Common;
using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Asks for the outcome of transactions whose connection was lost during the commit.</summary>
internal sealed class TransactionOutcomes(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>Selects the id of the transaction; NULL if it has written nothing.</summary>
    public const string IdSql = "SELECT pg_current_xact_id_if_assigned()::text";

    private const string StatusSql = "SELECT pg_xact_status(@id::xid8)";

    private const string Committed = "committed";
    private const string Aborted = "aborted";
    private const string InProgress = "in progress";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // A standby takes over within seconds. The callers wait for so long.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>Asks for the outcome of a transaction, until it is known or ten seconds are over.</summary>
    /// <param name="transactionId">The id of the transaction, by <see cref="IdSql"/>.</param>
    /// <param name="epoch">The epoch of the server when the transaction began.</param>
    /// <returns>Whether the transaction was committed; null if its outcome stays unknown.</returns>
    public async Task<bool?> IsCommittedAsync(string transactionId, Guid epoch)
    {
        var begun = time.GetTimestamp();
        do
        {
            switch (await AskAsync(transactionId, epoch))
            {
                case (Committed, true):
                    return true;

                // This transaction, or a later one with the same id.
                case (Committed, false):
                    return null;

                // An id is used again only if its transaction was lost.
                case (Aborted, _) or (InProgress, false):
                    return false;
            }

            // In progress: the server has not noticed yet that the connection was lost.
            await Task.Delay(Pause);
        }
        while (time.GetElapsedTime(begun) < MaxWait);

        return null;
    }

    // The status is null if the server cannot be asked, or has forgotten the transaction.
    private async Task<(string? Status, bool IsSameEpoch)> AskAsync(string transactionId, Guid epoch)
    {
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync();

            // Read first: if the server crashes in between, this connection ends.
            var isSameEpoch = await ServerEpoch.ReadAsync(connection, CancellationToken.None) == epoch;
            return (await ReadStatusAsync(connection, transactionId), isSameEpoch);
        }
        catch (DbException)
        {
            return (null, false);
        }
    }

    private static async Task<string?> ReadStatusAsync(NpgsqlConnection connection, string transactionId)
    {
        try
        {
            await using var command = new NpgsqlCommand(StatusSql, connection);
            command.Parameters.AddWithValue("id", transactionId);
            return await command.ExecuteScalarAsync() as string;
        }
        catch (PostgresException exception) when (
            exception.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            // The transaction is in the future of a server that has lost the transaction.
            return Aborted;
        }
    }
}
