using Microsoft.AspNetCore.Connections;

namespace Services86.Host.Logging;

/// <summary>Logs malformed requests without what they contain.</summary>
/// <param name="inner">The logger that writes.</param>
internal sealed class KestrelLogger(ILogger inner) : RedactingLogger(inner)
{
    /// <inheritdoc/>
    public override void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (exception is not (BadHttpRequestException or ConnectionAbortedException))
        {
            Inner.Log(logLevel, eventId, state, exception, formatter);
        }
        else if (Inner.IsEnabled(logLevel))
        {
            var text = formatter(state, exception)
                .Replace(exception.Message, WithoutQuotation(exception.Message), StringComparison.Ordinal);
            Inner.Log(logLevel, eventId, text, exception: null, static (line, _) => line);
        }
    }

    // Invalid request target: '/api?…'
    private static string WithoutQuotation(string message)
    {
        var end = message.AsSpan().IndexOfAny(':', '\'', '"');
        return end < 0 ? message : message[..end];
    }
}
