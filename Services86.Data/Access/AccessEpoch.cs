namespace Services86.Data.Access;

/// <summary>
/// Counts the changes that invalidate cached tickets and applications: those that end tickets, change their associates,
/// or revoke applications. What a cache read is valid while the number is the one from before the read, and for
/// <see cref="MaxAge"/> at most.
/// </summary>
/// <remarks>
/// Changes by this process count before their callers learn of them, and changes by other processes as soon as
/// <see cref="PostgreSql.ChangeListener"/> receives their notifications. A login does not count, although it is stored
/// with its associate, and neither does the extension of a ticket. Safe for concurrent use.
/// </remarks>
public sealed class AccessEpoch
{
    /// <summary>The default of <see cref="MaxAge"/>: five seconds.</summary>
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(5);

    private long _number;
    private long _maxAgeTicks = DefaultMaxAge.Ticks;

    /// <summary>The number of the current epoch, which only grows.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>
    /// The longest time for which something may be cached, because a change by another process can remain unknown for
    /// as long: <see cref="DefaultMaxAge"/>, and less while notifications are expected and cannot be received.
    /// </summary>
    public TimeSpan MaxAge
    {
        get => new(Volatile.Read(ref _maxAgeTicks));
        internal set => Volatile.Write(ref _maxAgeTicks, value.Ticks);
    }

    /// <summary>Ends the epoch.</summary>
    internal void End() => Interlocked.Increment(ref _number);

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
            End();
        }
    }
}
