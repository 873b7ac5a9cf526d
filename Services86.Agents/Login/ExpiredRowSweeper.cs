using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Services86.Data.Audit;
using Services86.Data.Logins;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>
/// Deletes expired tickets, failed logins and entries of the audit once an hour. They only take space.
/// </summary>
internal sealed class ExpiredRowSweeper(
    TicketRepository tickets,
    LoginFailureRepository failures,
    AuditRepository audit,
    TimeProvider time,
    ILogger<ExpiredRowSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var count = await tickets.DeleteExpiredAsync(time.GetUtcNow(), stoppingToken);
                SecurityLog.TicketsDeleted(logger, count);
                await failures.DeleteExpiredAsync(time.GetUtcNow(), stoppingToken);
                await audit.DeleteExpiredAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (DbException exception)
            {
                // They are deleted in the next hour. Without this block the exception would stop the server.
                SecurityLog.TicketsNotDeleted(logger, exception);
            }
        }
    }
}
