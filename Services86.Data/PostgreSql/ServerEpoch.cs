using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>
/// Reads the epoch of the server, which ends when the server crashes or a standby takes over. Within an epoch, the id
/// of a transaction is not used again.
/// </summary>
/// <remarks>
/// A crash loses what was not on the disk yet, and with it the knowledge which ids were used. Connections do not
/// outlive an epoch: a session reads the epoch once.
/// </remarks>
internal static class ServerEpoch
{
    private const string BeginSql =
        """
        INSERT INTO server_epoch (server_epoch_id, epoch) VALUES (1, gen_random_uuid())
        ON CONFLICT (server_epoch_id) DO NOTHING
        """;

    private const string ReadSql = "SELECT epoch FROM server_epoch WHERE server_epoch_id = 1";

    /// <summary>Reads the epoch, and begins one if there is none.</summary>
    /// <exception cref="NpgsqlException">The epoch could not be read.</exception>
    public static async Task<Guid> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } epoch)
        {
            return epoch;
        }

        await using (var begin = new NpgsqlCommand(BeginSql, connection))
        {
            await begin.ExecuteNonQueryAsync(cancellationToken);
        }

        // Of several hosts, one has begun the epoch.
        return await FindAsync() ?? throw new InvalidOperationException("The epoch of the server was deleted.");

        async Task<Guid?> FindAsync()
        {
            await using var read = new NpgsqlCommand(ReadSql, connection);
            return await read.ExecuteScalarAsync(cancellationToken) as Guid?;
        }
    }
}
