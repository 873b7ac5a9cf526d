namespace Services86.Agents.Login;

/// <summary>The current time, as a host measures waits, and as the database stores failures.</summary>
/// <param name="Uptime">The time since the throttle was created, which the clock does not change.</param>
/// <param name="UnixMilliseconds">The clock of this host.</param>
internal readonly record struct FailureTime(TimeSpan Uptime, long UnixMilliseconds)
{
    /// <summary>Gets the time since a stored one, from zero to a maximum, whatever the clock of its host.</summary>
    public TimeSpan Since(long unixMilliseconds, TimeSpan max) =>
        Clamp(UnixMilliseconds - unixMilliseconds, max);

    /// <summary>Gets the time until a stored one, from zero to a maximum, whatever the clock of its host.</summary>
    public TimeSpan Until(long unixMilliseconds, TimeSpan max) =>
        Clamp(unixMilliseconds - UnixMilliseconds, max);

    private static TimeSpan Clamp(long milliseconds, TimeSpan max) =>
        TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, (long)max.TotalMilliseconds));
}
