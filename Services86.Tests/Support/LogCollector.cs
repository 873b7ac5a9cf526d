using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Services86.Tests.Support;

/// <summary>Keeps what a server logs, down to the last detail.</summary>
internal sealed class LogCollector : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    private event Action<string>? Logged;

    public IEnumerable<string> Lines => _entries.Select(entry => entry.Text);

    public IEnumerable<string> Errors => From(LogLevel.Error);

    public IEnumerable<string> Warnings => From(LogLevel.Warning);

    /// <summary>Waits for the next line with a text in it.</summary>
    public async Task NextAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Logged += Look;
        try
        {
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(10));
        }
        finally
        {
            Logged -= Look;
        }

        void Look(string line)
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

    private IEnumerable<string> From(LogLevel least) =>
        _entries.Where(entry => entry.Level >= least).Select(entry => entry.Text);
}
