using Services86.Host.TestMode.State;

namespace Services86.Testing;

/// <summary>The clock of a server. Safe for concurrent use.</summary>
/// <remarks>
/// The expiry of tickets, waits after failed logins and dates of records follow it. A delay of a fault takes real time.
/// </remarks>
public sealed class ServerClock
{
    private readonly TestClock _clock;

    internal ServerClock(TestClock clock) => _clock = clock;

    /// <summary>Gets the date, in UTC.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Gets whether the clock stands still.</summary>
    public bool IsStopped => _clock.IsStopped;

    /// <summary>Sets the date. The clock goes on, or stands still, as before.</summary>
    /// <param name="now">The date.</param>
    public void Set(DateTimeOffset now) => _clock.Set(now);

    /// <summary>Lets time pass, such as seven hours, after which an unused ticket has expired.</summary>
    /// <param name="duration">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan duration) => _clock.Advance(duration);

    /// <summary>Stops the clock.</summary>
    public void Stop() => _clock.SetStopped(true);

    /// <summary>Lets the clock go on, from the date that it shows.</summary>
    public void Start() => _clock.SetStopped(false);
}
