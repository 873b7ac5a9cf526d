using System.Diagnostics;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>The peer of durable saves: a commit for each, without HTTP, XML, tickets or encryption around it.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="peer">The peer.</param>
/// <param name="writers">How many save at once.</param>
internal sealed class CommitPerSaveTarget(string name, CommitPerSave peer, int writers) : Target(name)
{
    private int _number;

    public override Slice Run(TimeSpan duration, CancellationToken ct)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        Task.WaitAll([.. Enumerable.Range(0, writers).Select(_ => Task.Run(SaveUntilEndAsync, ct))], ct);
        slice.Elapsed = Stopwatch.GetElapsedTime(started);
        return slice;

        async Task SaveUntilEndAsync()
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                var before = Stopwatch.GetTimestamp();
                await peer.SaveAsync(SampleRecords.ServiceAuth(Interlocked.Increment(ref _number)));
                lock (slice)
                {
                    slice.Add(Stopwatch.GetElapsedTime(before), isRight: true);
                }
            }
        }
    }

    public override void Dispose() => peer.Dispose();
}
