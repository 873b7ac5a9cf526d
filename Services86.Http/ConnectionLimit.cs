using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Limits the open connections: requests on connections beyond the limit are rejected.</summary>
/// <remarks>
/// The server itself should close connections without a response only beyond <see cref="MaxAccepted"/>, so that the
/// clients just beyond the limit learn why. Thread-safe.
/// </remarks>
public sealed class ConnectionLimit
{
    private int _openConnections;

    /// <summary>Creates the limit.</summary>
    /// <param name="maxConnections">The maximum number of open connections whose requests are handled.</param>
    public ConnectionLimit(int maxConnections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConnections, 1);
        MaxConnections = maxConnections;
    }

    /// <summary>Gets the maximum number of open connections whose requests are handled.</summary>
    public int MaxConnections { get; }

    /// <summary>
    /// Gets the maximum number of open connections that the server should accept: an eighth more than
    /// <see cref="MaxConnections"/>, at least 16 more.
    /// </summary>
    public int MaxAccepted => MaxConnections + Math.Max(16, MaxConnections / 8);

    /// <summary>Gets the number of open connections.</summary>
    public int OpenConnections => Volatile.Read(ref _openConnections);

    /// <summary>Counts a connection while the server handles it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Handles the connection.</param>
    public async Task CountAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _openConnections) > MaxConnections)
        {
            connection.Features.Set(new Surplus());
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _openConnections);
        }
    }

    /// <summary>
    /// Rejects a request on a connection that was opened beyond the limit, while the limit is exceeded. The connection
    /// is closed after the response.
    /// </summary>
    /// <exception cref="RequestRejectedException">The connection is beyond the limit.</exception>
    public void RejectSurplus(HttpContext context)
    {
        if (OpenConnections <= MaxConnections || context.Features.Get<Surplus>() is null)
        {
            return;
        }

        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        throw RequestRejectedException.Busy(
            $"The server has more than {MaxConnections} open connections. Try again in a moment, and use a connection "
            + "for several requests, or ask the server's owner to raise Services86:MaxConnections.");
    }

    // Marks a connection that was opened beyond the limit.
    private sealed class Surplus;
}
