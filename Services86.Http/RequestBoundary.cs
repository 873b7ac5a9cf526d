using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Handles the requests of a protocol, and is the one place where failures become responses.</summary>
/// <typeparam name="TExchange">What the protocol knows of a request and its response.</typeparam>
public abstract class RequestBoundary<TExchange>
{
    /// <summary>Handles a request: responds to it, or to its failure, and logs how long that took.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="exchange">What the protocol knows of the request.</param>
    public async Task HandleAsync(HttpContext context, TExchange exchange)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await RespondAsync(context, exchange);
        }
        catch (Exception exception) when (ClientDisconnect.Explains(exception, context))
        {
            // Without Abort, Kestrel tries to read the rest of the request, and logs an error because it cannot.
            context.Abort();
            return;
        }
#pragma warning disable CA1031 // The boundary: every failure gets a response.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await RespondToFailureAsync(context, exchange, exception);
        }

        LogResponse(context, exchange, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Handles a request and sends the response.</summary>
    protected abstract Task RespondAsync(HttpContext context, TExchange exchange);

    /// <summary>Sends the response to a request that has failed.</summary>
    protected abstract Task RespondToFailureAsync(HttpContext context, TExchange exchange, Exception failure);

    /// <summary>Logs that a response was sent.</summary>
    protected abstract void LogResponse(HttpContext context, TExchange exchange, double milliseconds);
}
