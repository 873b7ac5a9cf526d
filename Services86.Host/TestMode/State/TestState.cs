using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Baselines;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.Verification;
using Services86.WebConsole.Usage;

namespace Services86.Host.TestMode.State;

/// <summary>Everything that a test changes, and the way back.</summary>
internal sealed class TestState(
    DatabaseBaseline baseline,
    Database database,
    TestClock clock,
    FaultList faults,
    LoginThrottle throttle,
    VerifiedPasswordCache passwords,
    RecordedCalls calls,
    UsageCounters usage)
{
    /// <summary>
    /// Goes back to the state after the start, or after the last baseline: data, tickets, caches, failed logins,
    /// faults, the clock and the recorded calls.
    /// </summary>
    /// <remarks>A call that runs at the same time is executed as a whole before or after.</remarks>
    /// <param name="cancellationToken">Cancels the wait for other resets.</param>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        faults.Clear();
        await calls.ClearAsync(cancellationToken);

        // What is counted in memory would be added to the table of counters later.
        await usage.FlushAsync(cancellationToken);
        await baseline.RestoreAsync(cancellationToken);

        // The keys of the database are those of the copy.
        await database.ReloadKeysAsync(cancellationToken);
        throttle.Clear();
        passwords.Clear();
        clock.Reset();
    }

    /// <summary>Makes the present data those that a reset goes back to.</summary>
    /// <param name="cancellationToken">Cancels the wait for a reset.</param>
    public Task TakeBaselineAsync(CancellationToken cancellationToken) => baseline.TakeAsync(cancellationToken);
}
