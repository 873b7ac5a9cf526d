namespace Services86.Host.Logging;

/// <summary>A logger that leaves out what clients sent.</summary>
/// <param name="inner">The logger that writes.</param>
internal abstract class RedactingLogger(ILogger inner) : ILogger
{
    /// <summary>Gets the logger that writes.</summary>
    protected ILogger Inner { get; } = inner;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => Inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => Inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public abstract void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter);
}
