namespace Services86.Host.Logging;

/// <summary>Creates loggers that leave out what clients sent, where ASP.NET Core would log it.</summary>
/// <param name="inner">Creates the loggers that write.</param>
/// <remarks>
/// At the level Information and below, ASP.NET Core logs the query of each request, and Kestrel quotes malformed
/// request lines and headers. Any of these can contain a password or a ticket. A filter of levels is not enough,
/// because the settings of a single log provider take precedence over filters.
/// </remarks>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner) : ILoggerFactory
{
    private const string Hosting = "Microsoft.AspNetCore.Hosting";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return categoryName.StartsWith(Hosting, StringComparison.Ordinal) ? new HostingLogger(logger)
            : categoryName.StartsWith(Kestrel, StringComparison.Ordinal) ? new KestrelLogger(logger)
            : logger;
    }

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <summary>Does nothing: the container disposes the inner factory.</summary>
    public void Dispose()
    {
    }
}
