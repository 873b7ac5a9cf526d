using Microsoft.Extensions.Logging;

namespace Services86.Testing;

/// <summary>Writes log lines to the output of a test, which need not be safe for concurrent use.</summary>
internal sealed class WriterLoggerProvider(TextWriter output) : ILoggerProvider
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new WriterLogger(this, categoryName);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The writer belongs to the test.
    }

    private void Write(string line)
    {
        lock (_lock)
        {
            output.WriteLine(line);
        }
    }

    private sealed class WriterLogger(WriterLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            provider.Write(
                $"{logLevel}: {category}: {formatter(state, exception)}"
                + (exception is null ? "" : Environment.NewLine + exception));
    }
}
