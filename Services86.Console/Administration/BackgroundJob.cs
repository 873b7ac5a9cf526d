using Microsoft.Extensions.Hosting;
using Services86.Agents.Calls;
using Services86.Data.Audit;

namespace Services86.WebConsole.Administration;

/// <summary>A job that outlasts the request that starts it. It runs once at a time, and ends with the server.</summary>
/// <param name="name">The name of the job in the log.</param>
/// <param name="failures">Describes failures.</param>
/// <param name="lifetime">Cancels the job when the server stops.</param>
/// <param name="time">The clock.</param>
internal sealed class BackgroundJob(
    string name, CallFailures failures, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private JobState? _state;

    /// <summary>Gets the state; null if the job has not run since the start of the server.</summary>
    public JobState? State => Volatile.Read(ref _state);

    /// <summary>Starts the job, unless it runs.</summary>
    /// <param name="actor">Who starts the job.</param>
    /// <param name="text">What the job does.</param>
    /// <param name="run">Runs the job: reports the progress, and returns the result.</param>
    public void Start(
        AuditActor actor, string text, Func<Action<string, double?>, CancellationToken, Task<JobState>> run)
    {
        var before = State;
        var begun = new JobState(IsRunning: true, time.GetUtcNow(), text);
        if (before is not { IsRunning: true } && Interlocked.CompareExchange(ref _state, begun, before) == before)
        {
            _ = RunAsync(actor, begun, run);
        }
    }

    private async Task RunAsync(
        AuditActor actor, JobState begun, Func<Action<string, double?>, CancellationToken, Task<JobState>> run)
    {
        // The request that starts the job does not wait.
        await Task.Yield();
        try
        {
            var result = await run(
                (text, progress) => Volatile.Write(ref _state, begun with { Text = text, Progress = progress }),
                lifetime.ApplicationStopping);
            Volatile.Write(ref _state, result with { Time = time.GetUtcNow() });
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The server stops.
        }
#pragma warning disable CA1031 // The boundary of the job: every failure is described on the page.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var caller = new CallOrigin(name, "console", Caller: null, actor.Address);
            var text = failures.Describe(exception, caller).Info.FriendlyText ?? "The job failed.";
            Volatile.Write(ref _state, new JobState(IsRunning: false, time.GetUtcNow(), text) { IsError = true });
        }
    }
}
