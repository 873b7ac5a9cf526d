namespace Services86.Data.Associates;

/// <summary>
/// Counts the changes that invalidate cached tickets: those that end tickets, or change their associates. A cached
/// ticket is valid while the number is the one that was read before the ticket was.
/// </summary>
/// <remarks>
/// Only changes by this process count. A login does not count, although it is stored with its associate, and neither
/// does the extension of a ticket. Safe for concurrent use.
/// </remarks>
public sealed class TicketEpoch
{
    private long _number;

    /// <summary>The number of the current epoch, which only grows.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>Waits for a change, and ends the epoch before the caller learns of it.</summary>
    /// <param name="change">The change, which was begun.</param>
    /// <returns>The result of the change.</returns>
    internal async Task<T> EndAfterAsync<T>(Task<T> change)
    {
        try
        {
            return await change;
        }
        finally
        {
            // A failure ends the epoch too: the change may have been stored nevertheless.
            Interlocked.Increment(ref _number);
        }
    }
}
