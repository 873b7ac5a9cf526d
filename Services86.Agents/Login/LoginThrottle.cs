using System.Net;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Delays logins after failed ones to the same name or from the same address.</summary>
/// <remarks>
/// <para>
/// Failures are counted per name, whether or not the name exists (<see cref="NameFailures"/>), and per address
/// (<see cref="AddressFailures"/>). A login that is refused because of a wait does not count, and so does not prolong
/// the wait. As many logins to a name or from an address run concurrently as failures are free, and at least one;
/// others wait for their turn, so that concurrent guesses gain nothing, and concurrent logins with the right password
/// all succeed.
/// </para>
/// <para>
/// An address from which a login to the name has succeeded is known. Its logins to that name have a count of their own,
/// and failures from the address to other names do not delay them: neither guesses from other addresses nor an attacker
/// behind the same router lock the user out.
/// </para>
/// <para>
/// The counts are kept in memory by each host. Waits are measured with timestamps, not with the clock: a clock that is
/// set back prolongs no wait, and a clock that is set forward ends none. Safe for concurrent use.
/// </para>
/// </remarks>
internal sealed class LoginThrottle(TimeProvider time)
{
    // In characters of the key, so that long names do not fill the memory. A longer key shares the count of its
    // beginning.
    private const int MaxKeyLength = 256;

    // The logins that wait for others to the same name or from the same address, each with its request.
    private const int MaxWaiting = 1_000;

    private static readonly TimeSpan BusyRetryAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly FailureCounts<(string NameKey, ClientAddress? KnownAddress), NameFailures> _names =
        new(now => new NameFailures(now));

    private readonly FailureCounts<ClientAddress, AddressFailures> _addresses = new(now => new AddressFailures(now));
    private readonly KnownAddresses _knownAddresses = new();
    private readonly long _created = time.GetTimestamp();
    private int _waiting;

    private TimeSpan Uptime => time.GetElapsedTime(_created);

    /// <summary>Begins a login, after others to the same name or from the same address if too many run.</summary>
    /// <param name="name">The login name, of which the case is ignored.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The attempt. Its caller disposes it, also if it has to wait.</returns>
    /// <exception cref="Refusals.SoDbAccessException">Too many logins wait for others.</exception>
    public async Task<LoginAttempt> BeginAsync(string name, IPAddress? address, CancellationToken cancellationToken)
    {
        var nameKey = KeyOf(name);
        var client = ClientAddress.Of(address);
        if (TryBegin(nameKey, client, out var attemptEnds) is { } attempt)
        {
            return attempt;
        }

        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw LoginRefusals.Busy(BusyRetryAfter);
        }

        try
        {
            while (true)
            {
                await attemptEnds.WaitAsync(cancellationToken);
                if (TryBegin(nameKey, client, out attemptEnds) is { } later)
                {
                    return later;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Ends an attempt that runs, and counts its result.</summary>
    public void End(LoginAttempt attempt)
    {
        lock (_lock)
        {
            var now = Uptime;
            if (attempt.IsPasswordRight == true)
            {
                attempt.OfName?.Reset();
                _knownAddresses.Add(attempt.NameKey, attempt.Address);
            }
            else if (attempt.IsPasswordRight == false)
            {
                attempt.OfName?.AddFailure(now);
                attempt.OfAddress?.AddFailure(now);
            }

            attempt.OfName?.End();
            attempt.OfAddress?.End();
            if (!attempt.IsKnownAddress)
            {
                // Logins without an outcome cost no hash, and must not fill the counts.
                _names.RemoveIfUnused((attempt.NameKey, null), now);
                if (attempt.Address is { } address)
                {
                    _addresses.RemoveIfUnused(address, now);
                }
            }
        }
    }

    // Returns null, and a task that completes when one of them ends, if too many other attempts run.
    private LoginAttempt? TryBegin(string nameKey, ClientAddress? address, out Task attemptEnds)
    {
        attemptEnds = Task.CompletedTask;
        lock (_lock)
        {
            var now = Uptime;
            var isKnown = _knownAddresses.Contains(nameKey, address);
            var keyOfName = (nameKey, isKnown ? address : null);
            var keyOfAddress = isKnown ? null : address;
            var ofName = _names.Find(keyOfName);
            var ofAddress = keyOfAddress is { } key ? _addresses.Find(key) : null;

            var waitOfName = ofName?.WaitAt(now) ?? TimeSpan.Zero;
            var waitOfAddress = ofAddress?.WaitAt(now) ?? TimeSpan.Zero;
            if (waitOfName > TimeSpan.Zero || waitOfAddress > TimeSpan.Zero)
            {
                return new LoginAttempt(this)
                {
                    NameKey = nameKey,
                    Address = address,
                    IsKnownAddress = isKnown,
                    Wait = waitOfName > waitOfAddress ? waitOfName : waitOfAddress,
                    IsWaitOfAddress = waitOfAddress > waitOfName,
                };
            }

            FailureCount? full = ofName?.CanBegin(now) == false ? ofName
                : ofAddress?.CanBegin(now) == false ? ofAddress
                : null;
            if (full is not null)
            {
                attemptEnds = full.AttemptEnds;
                return null;
            }

            ofName ??= _names.Add(keyOfName, now);
            ofAddress ??= keyOfAddress is { } counted ? _addresses.Add(counted, now) : null;
            ofName.Begin();
            ofAddress?.Begin();
            return new LoginAttempt(this)
            {
                NameKey = nameKey,
                Address = address,
                IsKnownAddress = isKnown,
                OfName = ofName,
                OfAddress = ofAddress,
            };
        }
    }

    // Normalized before it is cut: otherwise two spellings of one long name would have two counts.
    private static string KeyOf(string name)
    {
        var key = AssociateName.ToKey(name) ?? "";
        return key.Length > MaxKeyLength ? key[..MaxKeyLength] : key;
    }
}
