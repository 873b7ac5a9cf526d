using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Services86.Data.Access;

namespace Services86.Data.PostgreSql;

/// <summary>
/// Listens to the channel on which triggers notify the hosts of changes, and ends the <see cref="AccessEpoch"/> for
/// each notification, while the server runs.
/// </summary>
/// <remarks>
/// The connection is its own, and asks the server for a sign of life when there are no notifications. While there is no
/// connection, caches last for a second: a change by another host takes effect as soon as with one.
/// </remarks>
internal sealed partial class ChangeListener : BackgroundService
{
    /// <summary>The longest time for which something is cached while no notifications are received.</summary>
    public static readonly TimeSpan MaxAgeWithoutNotifications = TimeSpan.FromSeconds(1);

    private const string ListenCommand = "LISTEN services86";

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly string _connectionString;
    private readonly AccessEpoch _epoch;
    private readonly ILogger<ChangeListener> _logger;

    /// <summary>Creates the listener, which connects when the listening begins.</summary>
    public ChangeListener(string connectionString, AccessEpoch epoch, ILogger<ChangeListener> logger)
    {
        _connectionString = connectionString;
        _epoch = epoch;
        _logger = logger;
        epoch.MaxAge = MaxAgeWithoutNotifications;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var dataSource = PostgreSqlDataSource.CreateForListening(_connectionString);
        var isOutageLogged = false;
        while (true)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, _) => _epoch.End();
                await using (var listen = new NpgsqlCommand(ListenCommand, connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                // Changes from before the connection listened ended nothing.
                _epoch.End();
                _epoch.MaxAge = AccessEpoch.DefaultMaxAge;
                LogListening(_logger);
                isOutageLogged = false;
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (
                exception is DbException or IOException or SocketException or TimeoutException
                && !stoppingToken.IsCancellationRequested)
            {
                if (!isOutageLogged)
                {
                    LogNotListening(_logger, exception);
                    isOutageLogged = true;
                }
            }
            finally
            {
                _epoch.MaxAge = MaxAgeWithoutNotifications;
                _epoch.End();
            }

            await Task.Delay(RetryInterval, stoppingToken);
        }
    }

    [LoggerMessage(
        4010, LogLevel.Information, "Listening to the changes that other hosts make", EventName = "Listening")]
    private static partial void LogListening(ILogger logger);

    [LoggerMessage(
        4011,
        LogLevel.Warning,
        "The changes that other hosts make are not received; until they are, tickets are cached for a second only",
        EventName = "NotListening")]
    private static partial void LogNotListening(ILogger logger, Exception exception);
}
