using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when the queue of the writer is full, or when another process has locked the database for longer than the
/// busy timeout. The same request can succeed in a moment.
/// </summary>
public sealed class DatabaseBusyException : DataRefusedException
{
    internal DatabaseBusyException(int maxQueueLength)
        : base(
            DataRefusalKind.Busy,
            $"{maxQueueLength} pieces of work are waiting to be written to the database already. Nothing was stored: " +
            "try again in a moment.") => MaxQueueLength = maxQueueLength;

    internal DatabaseBusyException(DbException cause)
        : base(
            DataRefusalKind.Busy,
            "Another process has locked the database. Nothing was stored: try again in a moment.",
            cause)
    {
    }

    /// <summary>
    /// The number of write jobs that are queued, which is the most that the writer queues; null if the queue is not
    /// full, and another process has locked the database.
    /// </summary>
    public int? MaxQueueLength { get; }
}
