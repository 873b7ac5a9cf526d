using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Services86.Data.ServiceAuths;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>
/// The floor of a read from PostgreSQL: the bare endpoint, which selects a record as the host does before it sends the
/// recorded response.
/// </summary>
internal static class BareSelectServer
{
    /// <summary>
    /// The first argument of such a process; the path of the recorded response, the number of records, and the
    /// connection string follow.
    /// </summary>
    public const string Verb = "bare-select";

    private const string SelectSql = $"SELECT {ServiceAuthRow.Columns} FROM service_auth WHERE service_auth_id = $1";

    /// <summary>Serves until the process is asked to shut down.</summary>
    public static async Task RunAsync(string responseFile, string records, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 48,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        await using var dataSource = NpgsqlDataSource.Create(settings);
        var count = int.Parse(records, CultureInfo.InvariantCulture);
        var number = 0;
        await using var app = BareServer.Build(
            await File.ReadAllBytesAsync(responseFile),
            BareServer.LogAddress,
            () => SelectAsync(dataSource, 1 + (int)((uint)Interlocked.Increment(ref number) % count)));
        await app.RunAsync();
    }

    private static async Task SelectAsync(NpgsqlDataSource dataSource, int id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(SelectSql, connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
        {
            throw new InvalidOperationException($"There is no record {id}.");
        }
    }
}
