using Microsoft.Extensions.Diagnostics.HealthChecks;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.Health;

/// <summary>Checks that the keys are where the next start looks for them, and open the data keys.</summary>
/// <remarks>A server keeps the data keys in memory: without the check, lost keys show at the next start.</remarks>
internal sealed class KeyCheck(DataKeyRing keys, IStorage storage) : HealthCheckBase
{
    /// <inheritdoc/>
    protected override string Timeout => "The keys could not be opened in time.";

    /// <inheritdoc/>
    protected override async Task<HealthCheckResult> CheckAsync()
    {
        try
        {
            await keys.VerifyAsync(storage, CancellationToken.None);
            return HealthCheckResult.Healthy("The keys are there, and open the data keys.");
        }
        catch (DataKeyUnreadableException exception)
        {
            return HealthCheckResult.Unhealthy(
                "The keys are missing, or do not open the data keys. Do not stop the server, and restore the keys "
                + "from a backup: the next start would fail.",
                exception);
        }
#pragma warning disable CA1031 // The result of the check says it, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy("The keys could not be checked.", exception);
        }
    }
}
