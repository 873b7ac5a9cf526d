using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Services86.Data.Health;

/// <summary>
/// A health check that ends in time and runs once at a time: a check that hangs is not begun again before it has ended.
/// </summary>
/// <remarks>
/// The description of a result is for clients that are not authenticated: it has no name, path or address. The cause is
/// the exception of the result, which is for the log only.
/// </remarks>
internal abstract class HealthCheckBase : IHealthCheck
{
    private readonly Lock _lock = new();
    private Task<HealthCheckResult>? _running;

    /// <summary>Gets the description of a check that takes too long.</summary>
    protected abstract string Timeout { get; }

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Begin().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy(Timeout);
        }
    }

    /// <summary>Checks. Never throws.</summary>
    protected abstract Task<HealthCheckResult> CheckAsync();

    private Task<HealthCheckResult> Begin()
    {
        lock (_lock)
        {
            // On the thread pool, because SQLite works on the calling thread.
            return _running is { IsCompleted: false } ? _running : _running = Task.Run(CheckAsync);
        }
    }
}
