namespace Services86.Data.Tickets;

/// <summary>
/// Numbers the time between changes that void tickets, or change the associates that tickets stand for. What was read of
/// a ticket may be used again as long as the number is still the one that was taken before reading.
/// </summary>
/// <remarks>
/// Only what this process changes counts. Neither a login, which is noted with its associate, nor a longer life of a
/// ticket is such a change. Safe for concurrent use.
/// </remarks>
public sealed class TicketEpoch
{
    private long _number;

    /// <summary>The number of the epoch that lasts now; it only grows.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>Waits for a change, and ends the epoch with it, before anybody is told that it is done.</summary>
    /// <param name="change">The change, begun.</param>
    /// <returns>What the change gives.</returns>
    internal async Task<T> EndAfterAsync<T>(Task<T> change)
    {
        try
        {
            return await change;
        }
        finally
        {
            // After a failure too: whoever gets one cannot know that nothing was stored.
            Interlocked.Increment(ref _number);
        }
    }
}
