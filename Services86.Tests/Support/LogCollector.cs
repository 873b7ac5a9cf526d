using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Services86.Tests.Support;

/// <summary>Keeps what a server logs, down to the last detail.</summary>
internal sealed class LogCollector : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public IEnumerable<string> Lines => _entries.Select(entry => entry.Text);

    public IEnumerable<string> Errors => From(LogLevel.Error);

    public IEnumerable<string> Warnings => From(LogLevel.Warning);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((logLevel, $"{eventId} {formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }

    private IEnumerable<string> From(LogLevel least) =>
        _entries.Where(entry => entry.Level >= least).Select(entry => entry.Text);
}
