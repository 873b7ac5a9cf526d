using System.Diagnostics;
using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Measures the disk: overwrites bytes of a file and flushes them to the disk.</summary>
/// <remarks>Writes in place, as in a reused write-ahead log: a write that extends the file takes longer.</remarks>
internal sealed class FileSyncTarget : Target
{
    private const int Pages = 1_000;

    // An insert adds three pages to the write-ahead log: of the table, of its index, and of sqlite_sequence.
    private readonly byte[] _written = new byte[3 * 4096];
    private readonly FileStream _file;

    /// <summary>Creates the file.</summary>
    public FileSyncTarget(string name, string path)
        : base(name)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Pages; i++)
        {
            _file.Write(_written);
        }
    }

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = Stopwatch.GetTimestamp();
            _file.Position = slice.Calls % Pages * _written.Length;
            _file.Write(_written);
            _file.Flush(flushToDisk: true);
            slice.Add(Stopwatch.GetElapsedTime(before), isExpected: true);
        }

        slice.Elapsed = Stopwatch.GetElapsedTime(started);
        return slice;
    }

    public override void Dispose() => _file.Dispose();
}
