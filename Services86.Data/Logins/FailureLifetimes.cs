namespace Services86.Data.Logins;

/// <summary>The times for which failed logins count, on all hosts.</summary>
public static class FailureLifetimes
{
    /// <summary>The time after the last failure with a name in which the failures count.</summary>
    public static TimeSpan OfName { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time for which a failure from an address counts. Failures recover one after the other.
    /// </summary>
    public static TimeSpan OfAddress { get; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The time in which the failures from an address recover at most. More failures than that number come only from a
    /// host whose clock is wrong.
    /// </summary>
    public static TimeSpan MaxOfAddress { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The time after the last stored login for which an address is known.</summary>
    public static TimeSpan OfKnownAddress { get; } = TimeSpan.FromDays(30);
}
