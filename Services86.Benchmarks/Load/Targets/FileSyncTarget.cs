using System.Diagnostics;
using Services86.Benchmarks.Load.Reports;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>The disk: bytes of a file are overwritten and flushed to the disk, one time after the other.</summary>
/// <remarks>In place, as in a write-ahead log that has been written once: a file that grows takes longer.</remarks>
internal sealed class FileSyncTarget : Target
{
    private const int Pages = 1_000;

    // What an insert puts into the write-ahead log: a page of the table, of its index, and of the table of row ids.
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

    public override Slice Run(TimeSpan duration, CancellationToken ct)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            ct.ThrowIfCancellationRequested();
            var before = Stopwatch.GetTimestamp();
            _file.Position = slice.Calls % Pages * _written.Length;
            _file.Write(_written);
            _file.Flush(flushToDisk: true);
            slice.Add(Stopwatch.GetElapsedTime(before), isRight: true);
        }

        slice.Elapsed = Stopwatch.GetElapsedTime(started);
        return slice;
    }

    public override void Dispose() => _file.Dispose();
}
