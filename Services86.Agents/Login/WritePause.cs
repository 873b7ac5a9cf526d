namespace Services86.Agents.Login;

/// <summary>
/// A pause of writes that calls do not need, after one has failed: a database that cannot be written to, such as with a
/// full disk, must not cost every call a failed write. Safe for concurrent use.
/// </summary>
internal sealed class WritePause(TimeProvider time)
{
    /// <summary>The length of the pause: five seconds.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    // The timestamp of the last failure; zero if there was none.
    private long _failedAt;

    /// <summary>Gets whether nothing is written.</summary>
    public bool IsActive =>
        Volatile.Read(ref _failedAt) is not 0 and var failedAt && time.GetElapsedTime(failedAt) < Length;

    /// <summary>Begins the pause, after a write has failed.</summary>
    public void Begin() => Volatile.Write(ref _failedAt, time.GetTimestamp());
}
