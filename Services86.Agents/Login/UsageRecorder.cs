using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>
/// Records that tickets and passwords are in use: extends tickets, and stores the time of the last login. Both are best
/// effort: no call fails or waits because they cannot be stored.
/// </summary>
/// <remarks>
/// One ticket has one extension at a time. After a failure, such as a full disk, nothing is recorded for five seconds,
/// so that a database that cannot be written to does not cost every call a failed write. Safe for concurrent use.
/// </remarks>
internal sealed class UsageRecorder(
    TicketRepository tickets, AssociateRepository associates, TimeProvider time, ILogger<UsageRecorder> logger)
{
    private readonly ConcurrentDictionary<TicketHash, DateTimeOffset> _extensions = new();

    private readonly WritePause _pause = new(time);

    /// <summary>Begins to extend a ticket, unless an extension of the ticket runs.</summary>
    /// <param name="hash">The hash of the ticket.</param>
    /// <param name="validTo">The time at which the ticket expires.</param>
    public void ExtendTicket(TicketHash hash, DateTimeOffset validTo)
    {
        if (!_pause.IsActive && _extensions.TryAdd(hash, validTo))
        {
            _ = ExtendTicketAsync(hash, validTo);
        }
    }

    /// <summary>
    /// Begins to store the current time as the last login of an associate, and the login in the audit.
    /// </summary>
    /// <param name="associateId">The associate.</param>
    /// <param name="actor">The associate with the address of the client.</param>
    public void SetLastLogin(int associateId, AuditActor actor)
    {
        if (!_pause.IsActive)
        {
            _ = RecordAsync(associates.SetLastLoginAsync(associateId, actor, CancellationToken.None));
        }
    }

    private async Task ExtendTicketAsync(TicketHash hash, DateTimeOffset validTo)
    {
        try
        {
            await RecordAsync(tickets.ExtendAsync(hash.ToBytes(), validTo, CancellationToken.None));
        }
        finally
        {
            _extensions.TryRemove(hash, out _);
        }
    }

    private async Task RecordAsync(Task write)
    {
        try
        {
            await write;
        }
        catch (DbException exception)
        {
            _pause.Begin();
            SecurityLog.UsageNotRecorded(logger, exception);
        }
        catch (ObjectDisposedException)
        {
            // The server has shut down in the meantime.
        }
    }
}
