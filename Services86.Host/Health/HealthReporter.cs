using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Data.Health;

namespace Services86.Host.Health;

/// <summary>Checks whether the server can execute calls: once a second at most.</summary>
/// <remarks>
/// The checks are created when they are requested first, in a container of their own: they do not slow the start, and
/// do not meet the checks of an application that hosts the services. Safe for concurrent use.
/// </remarks>
internal sealed class HealthReporter(
    IServiceProvider services, TimeProvider time, ILogger<HealthReporter> logger) : IDisposable
{
    /// <summary>The time for which a report is repeated.</summary>
    public static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(1);

    // Probes of load balancers and containers usually wait for some seconds.
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private ServiceProvider? _checks;
    private Task<HealthReport>? _last;
    private long _lastAt;

    // A name, not the enum: a field of the enum would load its assembly at the start.
    private string _logged = nameof(HealthStatus.Healthy);

    /// <summary>Gets the report of the last second, or checks.</summary>
    public Task<HealthReport> GetAsync()
    {
        lock (_lock)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_lastAt) >= CacheDuration))
            {
                _last = CheckAsync();
            }

            return _last;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _checks?.Dispose();

    private async Task<HealthReport> CheckAsync()
    {
        // Not below the lock.
        await Task.Yield();
        _checks ??= CreateChecks();
        var report = await _checks.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        LogChange(report);

        // The age of a report is that of its end: a slow check is not begun again at once.
        Volatile.Write(ref _lastAt, time.GetTimestamp());
        return report;
    }

    private ServiceProvider CreateChecks()
    {
        var checks = new ServiceCollection();

        // The service would log an error for each unhealthy check, each time.
        checks.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        checks.TryAdd(ServiceDescriptor.Singleton(typeof(ILogger<>), typeof(Logger<>)));
        checks.AddHealthChecks().AddDatabase(services, CheckTimeout);
        return checks.BuildServiceProvider();
    }

    // Once, not for each request.
    private void LogChange(HealthReport report)
    {
        var status = report.Status.ToString();
        if (status == _logged)
        {
            return;
        }

        _logged = status;
        if (report.Status == HealthStatus.Healthy)
        {
            HealthLog.HealthRestored(logger);
            return;
        }

        foreach (var (name, entry) in report.Entries)
        {
            if (entry.Status != HealthStatus.Healthy)
            {
                HealthLog.HealthLost(logger, name, entry.Status, entry.Description, entry.Exception);
            }
        }
    }
}
