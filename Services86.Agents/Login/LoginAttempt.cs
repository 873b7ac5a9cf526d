namespace Services86.Agents.Login;

/// <summary>A login that runs, or that is refused because it has to wait.</summary>
/// <remarks>
/// A login that ends without an outcome, because no password was compared, is neither a success nor a failure.
/// </remarks>
internal sealed class LoginAttempt(LoginThrottle throttle) : IDisposable
{
    /// <summary>Gets the normalized login name.</summary>
    public required string NameKey { get; init; }

    /// <summary>Gets the address of the client; null if the connection has none.</summary>
    public required ClientAddress? Address { get; init; }

    /// <summary>Gets whether a login to the name has succeeded from the address before.</summary>
    public required bool IsKnownAddress { get; init; }

    /// <summary>Gets the failures with the name; null if the attempt does not run.</summary>
    public NameFailures? OfName { get; init; }

    /// <summary>
    /// Gets the failures from the address; null for a known address, or none, or if the attempt does not run.
    /// </summary>
    public AddressFailures? OfAddress { get; init; }

    /// <summary>Gets the time to wait before the next attempt; zero if this attempt runs.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Gets whether the wait is due to failures from the address, and not to those with the name.</summary>
    public bool IsWaitOfAddress { get; init; }

    /// <summary>Gets or sets whether the password was right; null if it was not compared.</summary>
    public bool? IsPasswordRight { get; set; }

    /// <summary>Ends the attempt if it runs.</summary>
    public void Dispose()
    {
        if (Wait == TimeSpan.Zero)
        {
            throttle.End(this);
        }
    }
}
