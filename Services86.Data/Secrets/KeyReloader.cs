using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Services86.Data.Storage;

namespace Services86.Data.Secrets;

/// <summary>Loads the data keys that other processes have added, while the server runs.</summary>
internal sealed class KeyReloader(
    DataKeyRing keys, IStorage storage, TimeProvider time, ILogger<KeyReloader> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var hasFailed = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await keys.ReloadAsync(storage, stoppingToken))
                {
                    KeyLog.KeysReloaded(logger, string.Join(", ", keys.Ids));
                }

                hasFailed = false;
            }
            catch (DbException exception)
            {
                // A database that cannot be reached fails every five seconds: the first failure is logged.
                if (!hasFailed)
                {
                    KeyLog.KeysNotReloaded(logger, exception);
                }

                hasFailed = true;
            }
        }
    }
}
