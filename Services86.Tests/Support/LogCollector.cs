using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Services86.Tests.Support;

/// <summary>Collects the log of a server, at all levels.</summary>
internal sealed class LogCollector : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    private event Action<string>? Logged;

    /// <summary>Gets all lines, each with its event id and exception.</summary>
    public IEnumerable<string> Lines => _entries.Select(entry => entry.Text);

    /// <summary>Gets the lines of level Error and above.</summary>
    public IEnumerable<string> Errors => AtLeast(LogLevel.Error);

    /// <summary>Gets the lines of level Warning and above.</summary>
    public IEnumerable<string> Warnings => AtLeast(LogLevel.Warning);

    /// <summary>Waits for the next line that contains a text.</summary>
    /// <exception cref="TimeoutException">There is no such line within ten seconds.</exception>
    public async Task NextAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Logged += Check;
        try
        {
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            Logged -= Check;
        }

        void Check(string line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        var line = $"{eventId} {formatter(state, exception)} {exception}";
        _entries.Enqueue((logLevel, line));
        Logged?.Invoke(line);
    }

    public void Dispose()
    {
    }

    private IEnumerable<string> AtLeast(LogLevel minLevel) =>
        _entries.Where(entry => entry.Level >= minLevel).Select(entry => entry.Text);
}
