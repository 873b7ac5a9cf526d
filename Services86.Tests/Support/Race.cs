namespace Services86.Tests.Support;

/// <summary>Runs one thing on many threads that all start at the same moment.</summary>
internal static class Race
{
    // Threads of their own: the pool has too few of them on a small machine, and would run one after the other.
    public static Task<T>[] Start<T>(int runners, Func<int, Task<T>> run)
    {
        var start = new Barrier(runners);
        return [.. Enumerable.Range(0, runners).Select(n => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(n);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())];
    }
}
