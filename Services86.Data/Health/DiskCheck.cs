using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Services86.Data.Health;

/// <summary>Checks the space that is left for the files of the database.</summary>
/// <param name="directory">The directory of the database.</param>
internal sealed class DiskCheck(string directory) : HealthCheckBase
{
    // In bytes. The write-ahead log grows to 32 MiB, and is then copied into the database, which can grow by as much.
    private const long Low = 64 << 20;

    // Not enough for a batch of saves.
    private const long Min = 1 << 20;

    /// <inheritdoc/>
    protected override string Timeout => "The disk of the database did not answer in time.";

    /// <inheritdoc/>
    protected override Task<HealthCheckResult> CheckAsync()
    {
        try
        {
            return Task.FromResult(Describe(new DriveInfo(directory).AvailableFreeSpace));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(
                "The space that is left for the database cannot be read.", exception));
        }
    }

    private static HealthCheckResult Describe(long bytes) => bytes switch
    {
        < Min => HealthCheckResult.Unhealthy(
            "The disk of the database is full: less than 1 MiB is left. Free space: saves fail."),
        < Low => HealthCheckResult.Degraded(
            "The disk of the database is almost full: less than 64 MiB is left. Free space."),
        _ => HealthCheckResult.Healthy("The disk of the database has space."),
    };
}
