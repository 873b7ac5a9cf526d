namespace Services86.Data.Refusals;

/// <summary>Thrown when the queue of the writer is full.</summary>
public sealed class DatabaseBusyException : DataRefusedException
{
    internal DatabaseBusyException(int maxQueueLength)
        : base(
            DataRefusalKind.Busy,
            $"{maxQueueLength} pieces of work are waiting to be written to the database already. Nothing was stored: " +
            "try again in a moment.") => MaxQueueLength = maxQueueLength;

    /// <summary>The number of write jobs that are queued, which is the most that the writer queues.</summary>
    public int MaxQueueLength { get; }
}
