using System.Diagnostics;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Measures saves with one commit each, without HTTP, XML, tickets or encryption.</summary>
/// <param name="name">The name of the target in the table.</param>
/// <param name="commitPerSave">The storage.</param>
/// <param name="writers">The number of concurrent writers.</param>
internal sealed class CommitPerSaveTarget(string name, CommitPerSave commitPerSave, int writers) : Target(name)
{
    private int _number;

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        Task.WaitAll(
            [.. Enumerable.Range(0, writers).Select(_ => Task.Run(SaveUntilEndAsync, cancellationToken))],
            cancellationToken);
        slice.Elapsed = Stopwatch.GetElapsedTime(started);
        return slice;

        async Task SaveUntilEndAsync()
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                var before = Stopwatch.GetTimestamp();
                await commitPerSave.SaveAsync(SampleRecords.ServiceAuth(Interlocked.Increment(ref _number)));
                lock (slice)
                {
                    slice.Add(Stopwatch.GetElapsedTime(before), isExpected: true);
                }
            }
        }
    }

    public override void Dispose() => commitPerSave.Dispose();
}
