using System.Net;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Delays logins to a name after failed ones, whether or not the name exists.</summary>
/// <remarks>
/// <para>
/// Five failures are free. After that the next login has to wait for a second, then for two, four and so on, up to a
/// minute. A login that is refused because of the wait does not count, and so does not prolong the wait. As many logins
/// to a name run concurrently as failures are free, and at least one; others are queued, so that concurrent guesses
/// gain nothing, and concurrent logins with the right password all succeed.
/// </para>
/// <para>
/// An address from which a login to the name has succeeded has a count of its own: guesses from other addresses do not
/// lock the user out. The counts are kept in memory by each host. Safe for concurrent use.
/// </para>
/// <para>
/// Waits are measured with timestamps, not with the clock: a clock that is set back prolongs no wait, and a clock that
/// is set forward ends none.
/// </para>
/// </remarks>
internal sealed class LoginThrottle(TimeProvider time)
{
    // In characters of the key, so that long names do not fill the memory. A longer key shares the count of its
    // beginning.
    private const int MaxKeyLength = 256;

    private readonly Lock _lock = new();
    private readonly FailureCounts _counts = new();
    private readonly KnownAddresses _knownAddresses = new();
    private readonly long _created = time.GetTimestamp();

    private TimeSpan Uptime => time.GetElapsedTime(_created);

    /// <summary>Begins a login, after others to the same name if too many run.</summary>
    /// <param name="name">The login name, of which the case is ignored.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The attempt. Its caller disposes it, also if it has to wait.</returns>
    public async Task<LoginAttempt> BeginAsync(string name, IPAddress? address, CancellationToken cancellationToken)
    {
        var nameKey = KeyOf(name);
        while (true)
        {
            Task attemptEnds;
            lock (_lock)
            {
                var now = Uptime;
                var knownAddress = _knownAddresses.Contains(nameKey, address) ? address : null;
                var count = _counts.Get(nameKey, knownAddress, now);
                if (count.WaitUntil > now)
                {
                    return new LoginAttempt(this, count, nameKey, address, count.WaitUntil - now);
                }

                if (count.TryBegin())
                {
                    return new LoginAttempt(this, count, nameKey, address, wait: TimeSpan.Zero);
                }

                attemptEnds = count.AttemptEnds;
            }

            await attemptEnds.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends an attempt that runs, and counts its result.</summary>
    public void End(LoginAttempt attempt)
    {
        lock (_lock)
        {
            if (attempt.HasSucceeded)
            {
                attempt.Count.Reset();
                _knownAddresses.Add(attempt.NameKey, attempt.Address);
            }
            else if (!attempt.IsWithdrawn)
            {
                attempt.Count.AddFailure(Uptime);
            }

            attempt.Count.End();
        }
    }

    // Normalized before it is cut: otherwise two spellings of one long name would have two counts.
    private static string KeyOf(string name)
    {
        var key = AssociateName.ToKey(name) ?? "";
        return key.Length > MaxKeyLength ? key[..MaxKeyLength] : key;
    }
}
