namespace Services86.Tests.Support;

/// <summary>Runs a function on many threads that start at the same moment.</summary>
internal static class Race
{
    // On a small machine the thread pool has too few threads, and would run the calls one after the other.
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
