using System.Net;

namespace Services86.Agents.Login;

/// <summary>A login that runs, or that is refused because it has to wait.</summary>
/// <remarks>A login that runs counts as failed when it is disposed, unless it has succeeded or is withdrawn.</remarks>
internal sealed class LoginAttempt(
    LoginThrottle throttle, FailureCount count, string nameKey, IPAddress? address, TimeSpan wait) : IDisposable
{
    /// <summary>Gets the count that the attempt belongs to.</summary>
    public FailureCount Count { get; } = count;

    /// <summary>Gets the normalized login name.</summary>
    public string NameKey { get; } = nameKey;

    /// <summary>Gets the address of the client; null if the connection has none.</summary>
    public IPAddress? Address { get; } = address;

    /// <summary>Gets the time to wait before the next attempt; zero if this attempt runs.</summary>
    public TimeSpan Wait { get; } = wait;

    /// <summary>Gets or sets whether the login has succeeded.</summary>
    public bool HasSucceeded { get; set; }

    /// <summary>Gets whether the attempt counts neither as a success nor as a failure.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Withdraws the attempt, because no password had to be verified.</summary>
    public void Withdraw() => IsWithdrawn = true;

    /// <summary>Ends the attempt if it runs.</summary>
    public void Dispose()
    {
        if (Wait == TimeSpan.Zero)
        {
            throttle.End(this);
        }
    }
}
