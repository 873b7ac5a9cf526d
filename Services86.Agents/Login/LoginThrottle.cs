using System.Net;
using Services86.Data.Associates;
using Services86.Data.Logins;

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
/// The database has the failures of all hosts. They are read with the associate of a login, and added before the login
/// is answered: <see cref="SharedFailures"/>. The counts in memory bound the attempts that run concurrently on this
/// host, and stand in for a database that cannot be written. An attacker who spreads guesses over hosts gains at most
/// the attempts that run at the same time on the other hosts.
/// </para>
/// <para>
/// Waits are measured with timestamps, not with the clock: a clock that is set back prolongs no wait, and a clock that
/// is set forward ends none. Only the age of a failure that another host, or this one before its start, has stored is
/// measured with the clocks. Safe for concurrent use.
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

    private FailureTime Now => new(time.GetElapsedTime(_created), time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Begins a login, after others to the same name or from the same address if too many run.</summary>
    /// <param name="name">The login name, of which the case is ignored.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The attempt. Its caller disposes it, also if it has to wait.</returns>
    /// <exception cref="Refusals.SoDbAccessException">Too many logins wait for others.</exception>
    public async Task<LoginAttempt> BeginAsync(string name, IPAddress? address, CancellationToken cancellationToken)
    {
        var attempt = new LoginAttempt(this)
        {
            NameKey = KeyOf(name),
            RemoteAddress = address,
            Address = ClientAddress.Of(address),
        };
        await BeginAsync(attempt, cancellationToken);
        return attempt;
    }

    /// <summary>
    /// Takes the failures of all hosts over, and decides again whether an attempt runs. The decision to wait can change
    /// too: another host may have reset the failures.
    /// </summary>
    /// <param name="attempt">The attempt, which runs or has to wait.</param>
    /// <param name="stored">What was read after the attempt began.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>
    /// True if the attempt goes on with what was read. False if it has to wait, or has begun anew, after others, and
    /// has to read again.
    /// </returns>
    /// <exception cref="Refusals.SoDbAccessException">Too many logins wait for others.</exception>
    public async Task<bool> MergeAsync(
        LoginAttempt attempt, StoredLogin stored, CancellationToken cancellationToken)
    {
        if (TryContinue(attempt, stored))
        {
            return true;
        }

        await BeginAsync(attempt, cancellationToken);
        return false;
    }

    /// <summary>Gets whether the success of an attempt has to be stored.</summary>
    public bool NeedsReset(LoginAttempt attempt)
    {
        lock (_lock)
        {
            return attempt.IsUnknownElsewhere || attempt.OfName?.HasFailuresAt(Now.Uptime) == true;
        }
    }

    /// <summary>Ends an attempt that runs, and counts its result.</summary>
    public void End(LoginAttempt attempt)
    {
        lock (_lock)
        {
            var now = Now;
            if (attempt.IsPasswordRight == true)
            {
                attempt.OfName?.Reset(now, attempt.IsResetSaved, attempt.SavedReset);
                _knownAddresses.Add(attempt.NameKey, attempt.Address);
            }
            else if (attempt.IsPasswordRight == false)
            {
                attempt.OfName?.AddFailure(now, attempt.SavedFailure?.OfName);
                attempt.OfAddress?.AddFailure(now, attempt.SavedFailure?.OfAddress);
            }

            Stop(attempt, now.Uptime);
        }
    }

    /// <summary>Forgets all failures and known addresses. Attempts that run end as usual.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _names.Clear();
            _addresses.Clear();
            _knownAddresses.Clear();
        }
    }

    private async Task BeginAsync(LoginAttempt attempt, CancellationToken cancellationToken)
    {
        if (TryBegin(attempt, out var attemptEnds))
        {
            return;
        }

        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw LoginRefusals.Busy(BusyRetryAfter);
        }

        try
        {
            do
            {
                await attemptEnds.WaitAsync(cancellationToken);
            }
            while (!TryBegin(attempt, out attemptEnds));
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    // Returns true if the attempt runs or has to wait; false, and a task that completes when one of them ends, if too
    // many other attempts run.
    private bool TryBegin(LoginAttempt attempt, out Task attemptEnds)
    {
        attemptEnds = Task.CompletedTask;
        lock (_lock)
        {
            var now = Now;
            attempt.IsKnownAddress = _knownAddresses.Contains(attempt.NameKey, attempt.Address);
            var (ofName, ofAddress) = Find(attempt);
            attempt.Changes = (ofName?.Changes ?? 0, ofAddress?.Changes ?? 0);
            SetWait(attempt, ofName, ofAddress, now.Uptime);
            if (attempt.Wait > TimeSpan.Zero)
            {
                return true;
            }

            FailureCount? full = ofName?.CanBegin(now.Uptime) == false ? ofName
                : ofAddress?.CanBegin(now.Uptime) == false ? ofAddress
                : null;
            if (full is not null)
            {
                attemptEnds = full.AttemptEnds;
                return false;
            }

            attempt.OfName = ofName ?? _names.Add(KeyOfName(attempt), now);
            attempt.OfAddress = ofAddress
                ?? (KeyOfAddress(attempt) is { } counted ? _addresses.Add(counted, now) : null);
            attempt.OfName.Begin();
            attempt.OfAddress?.Begin();
            return true;
        }
    }

    private bool TryContinue(LoginAttempt attempt, StoredLogin stored)
    {
        lock (_lock)
        {
            var now = Now;
            if (!attempt.IsKnownAddress && stored.OfNameAtAddress is { } known && known.Expires > now.UnixMilliseconds)
            {
                // The login has succeeded from the address on another host, or before the start of this one.
                _knownAddresses.Add(attempt.NameKey, attempt.Address);
                Stop(attempt, now.Uptime);
                return false;
            }

            var (ofName, ofAddress) = Find(attempt);
            ofName?.Merge(
                attempt.IsKnownAddress ? stored.OfNameAtAddress : stored.OfName, now, attempt.Changes.OfName);
            ofAddress?.Merge(stored.OfAddress, now, attempt.Changes.OfAddress);
            attempt.IsUnknownElsewhere = attempt.IsKnownAddress && stored.OfNameAtAddress is null
                && NameFailures.IsCounted(stored.OfName, now);

            if (attempt.OfName is { } running)
            {
                SetWait(attempt, ofName, ofAddress, now.Uptime);
                if (attempt.Wait == TimeSpan.Zero && running.CanContinue(now.Uptime)
                    && attempt.OfAddress?.CanContinue(now.Uptime) != false)
                {
                    return true;
                }

                Stop(attempt, now.Uptime);
            }

            return false;
        }
    }

    private void Stop(LoginAttempt attempt, TimeSpan uptime)
    {
        attempt.OfName?.End();
        attempt.OfAddress?.End();
        attempt.OfName = null;
        attempt.OfAddress = null;
        if (!attempt.IsKnownAddress)
        {
            // Logins without an outcome cost no hash, and must not fill the counts.
            _names.RemoveIfUnused(KeyOfName(attempt), uptime);
            if (KeyOfAddress(attempt) is { } address)
            {
                _addresses.RemoveIfUnused(address, uptime);
            }
        }
    }

    private (NameFailures? OfName, AddressFailures? OfAddress) Find(LoginAttempt attempt) =>
        (_names.Find(KeyOfName(attempt)), KeyOfAddress(attempt) is { } address ? _addresses.Find(address) : null);

    private static (string NameKey, ClientAddress? KnownAddress) KeyOfName(LoginAttempt attempt) =>
        (attempt.NameKey, attempt.IsKnownAddress ? attempt.Address : null);

    private static ClientAddress? KeyOfAddress(LoginAttempt attempt) =>
        attempt.IsKnownAddress ? null : attempt.Address;

    private static void SetWait(
        LoginAttempt attempt, NameFailures? ofName, AddressFailures? ofAddress, TimeSpan uptime)
    {
        var waitOfName = ofName?.WaitAt(uptime) ?? TimeSpan.Zero;
        var waitOfAddress = ofAddress?.WaitAt(uptime) ?? TimeSpan.Zero;
        var wait = waitOfName > waitOfAddress ? waitOfName : waitOfAddress;
        attempt.Wait = wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        attempt.IsWaitOfAddress = waitOfAddress > waitOfName;
    }

    /// <summary>Gets the key by which the failures of a login name are counted.</summary>
    /// <remarks>
    /// Normalized before it is cut: otherwise two spellings of one long name would have two counts.
    /// </remarks>
    public static string KeyOf(string name)
    {
        var key = AssociateName.ToKey(name) ?? "";
        return key.Length > MaxKeyLength ? key[..MaxKeyLength] : key;
    }
}
