namespace Services86.Host.Logging;

/// <summary>Logs the begin and the end of requests without the query.</summary>
/// <param name="inner">The logger that writes.</param>
internal sealed class HostingLogger(ILogger inner) : RedactingLogger(inner)
{
    private const string QueryKey = "QueryString";
    private const string Redacted = "?…";

    /// <inheritdoc/>
    public override void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!Inner.IsEnabled(logLevel))
        {
            return;
        }

        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            Inner.Log(logLevel, eventId, state, exception, formatter);
            return;
        }

        try
        {
            Log(logLevel, eventId, values, formatter(state, exception), exception);
        }
        catch (ArgumentException)
        {
            // The text contains the host, which throws if it is a malformed internationalized name. Without this, the
            // client would get no response.
            Log(logLevel, eventId, [], "A request has a Host header that cannot be read.", exception);
        }
    }

    private void Log(
        LogLevel logLevel,
        EventId eventId,
        IReadOnlyList<KeyValuePair<string, object?>> values,
        string text,
        Exception? exception)
    {
        var redacted = new List<KeyValuePair<string, object?>>(values.Count);
        foreach (var value in values)
        {
            if (value is { Key: QueryKey, Value: not null } && value.Value.ToString() is { Length: > 0 } query)
            {
                text = text.Replace(query, Redacted, StringComparison.Ordinal);
                redacted.Add(new(QueryKey, Redacted));
            }
            else
            {
                redacted.Add(value);
            }
        }

        Inner.Log(logLevel, eventId, redacted, exception, (_, _) => text);
    }
}
