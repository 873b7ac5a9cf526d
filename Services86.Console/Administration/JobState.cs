namespace Services86.WebConsole.Administration;

/// <summary>The state of a job that outlasts the request that starts it.</summary>
/// <param name="IsRunning">Whether the job runs.</param>
/// <param name="Time">When the job began, or ended.</param>
/// <param name="Text">What the job does, or what it has found.</param>
internal sealed record JobState(bool IsRunning, DateTimeOffset Time, string Text)
{
    /// <summary>Gets whether the job failed.</summary>
    public bool IsError { get; init; }

    /// <summary>Gets the part of the job that is done, from 0 to 1; null if it is unknown.</summary>
    public double? Progress { get; init; }

    /// <summary>Gets further lines of the result.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}
