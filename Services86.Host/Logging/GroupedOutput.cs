using System.Text;

namespace Services86.Host.Logging;

/// <summary>
/// The standard output for the thread that writes the log: it sends the lines of some milliseconds together.
/// </summary>
/// <remarks>
/// ASP.NET Core's console logger wakes its thread for each line, and sends each line alone, which costs a save a tenth
/// of its processor time. Here the first line after a pause is sent at once, and then the thread sleeps: lines that
/// come meanwhile wait in its queue, wake nobody, and are sent together. A timer sends the last ones.
/// </remarks>
internal sealed class GroupedOutput : TextWriter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // An output that is blocked does not keep the process from its end.
    private static readonly TimeSpan MaxWaitAtEnd = TimeSpan.FromSeconds(1);

    // In characters. More is sent before the pause has ended.
    private const int MaxBuffered = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly StringBuilder _buffer = new();
    private readonly Timer _timer;
    private long _sentAt;
    private bool _isScheduled;

    /// <summary>Groups the lines for the standard output of the process.</summary>
    public GroupedOutput()
        : this(
            new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), MaxBuffered), TimeProvider.System)
    {
    }

    /// <summary>Groups the lines for a writer.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="time">The clock.</param>
    public GroupedOutput(TextWriter output, TimeProvider time)
    {
        _output = output;
        _time = time;
        _timer = new Timer(_ => Flush());
        AppDomain.CurrentDomain.ProcessExit += FlushAtExit;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        lock (_lock)
        {
            _buffer.Append(value);
            if (_time.GetElapsedTime(_sentAt) < Pause && _buffer.Length < MaxBuffered)
            {
                Schedule();
                return;
            }

            Send();
        }

        Thread.Sleep(Pause);
    }

    /// <summary>Sends what is buffered.</summary>
    public override void Flush()
    {
        lock (_lock)
        {
            _isScheduled = false;
            Send();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            AppDomain.CurrentDomain.ProcessExit -= FlushAtExit;
            _timer.Dispose();
            FlushAtEnd();
        }

        base.Dispose(disposing);
    }

    private void FlushAtExit(object? sender, EventArgs arguments) => FlushAtEnd();

    private void FlushAtEnd() => Task.Run(Flush).Wait(MaxWaitAtEnd);

    private void Schedule()
    {
        if (!_isScheduled)
        {
            _isScheduled = true;
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Send()
    {
        if (_buffer.Length > 0)
        {
            _output.Write(_buffer);
            _output.Flush();
            _buffer.Clear();
        }

        _sentAt = _time.GetTimestamp();
    }
}
