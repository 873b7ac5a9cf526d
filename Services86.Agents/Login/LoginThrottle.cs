using System.Net;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Slows down whoever guesses passwords: per login name, whether or not it exists.</summary>
/// <remarks>
/// After five failed logins a name has to wait one second before the next one, then two, four and so on up to a
/// minute. Logins that are refused for waiting do not count, so the wait never grows while it lasts. As many logins run
/// at the same time as failures are still free; further ones take their turn, so that guesses at once gain nothing and
/// right passwords at once are all let in. An address that has logged in to a name before has a count of its own for it:
/// a stranger's guesses do not lock the owner out. The counts are kept in memory, per host, and forgotten after a
/// quarter of an hour without a failure.
/// </remarks>
internal sealed class LoginThrottle(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int MostCounts = 10_000;
    private const int MostAddressesOfAName = 8;
    private const int LongestName = 256;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, Count> _counts = [];
    private readonly Dictionary<string, List<IPAddress>> _knownAddresses = [];

    /// <summary>Asks whether a login may be tried now; waits for its turn while others to the same name run.</summary>
    /// <param name="name">The login name, in any case.</param>
    /// <param name="address">The address of the client, or null.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The attempt, which counts as failed when it is disposed unless it was told to have succeeded.</returns>
    public async Task<Attempt> BeginAsync(string name, IPAddress? address, CancellationToken cancellationToken)
    {
        var account = AccountOf(name);
        while (true)
        {
            Task anotherEnds;
            lock (_lock)
            {
                var key = KeyOf(account, address);
                var count = CountOf(key);
                var wait = count.WaitUntil - time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    return new Attempt(this, key, address, wait);
                }

                if (count.Running < Math.Max(1, FreeFailures - count.Failures))
                {
                    count.Running++;
                    return new Attempt(this, key, address, TimeSpan.Zero);
                }

                anotherEnds = count.NextEnd.Task;
            }

            await anotherEnds.WaitAsync(cancellationToken);
        }
    }

    private static TimeSpan WaitAfter(int failures) =>
        failures < FreeFailures
            ? TimeSpan.Zero
            : FirstWait * Math.Min(Math.Pow(2, failures - FreeFailures), LongestWait / FirstWait);

    // Cut, so that nobody fills the memory with names of a megabyte.
    private static string AccountOf(string name) =>
        AssociateName.ToKey(name.Length > LongestName ? name[..LongestName] : name) ?? "";

    private Key KeyOf(string account, IPAddress? address)
    {
        var isKnown = address is not null
            && _knownAddresses.TryGetValue(account, out var addresses)
            && addresses.Contains(address);
        return new Key(account, isKnown ? address : null);
    }

    private Count CountOf(Key key)
    {
        var now = time.GetUtcNow();
        if (_counts.TryGetValue(key, out var count))
        {
            count.ForgetBefore(now - Memory);
            return count;
        }

        MakeRoom();
        return _counts[key] = new Count(now);
    }

    private void End(Attempt attempt)
    {
        lock (_lock)
        {
            var count = _counts[attempt.Key];
            count.Running--;
            if (attempt.HasSucceeded)
            {
                count.Failures = 0;
                Remember(attempt.Key.Account, attempt.Address);
            }
            else if (!attempt.IsWithdrawn)
            {
                count.Failures++;
                count.LastTry = time.GetUtcNow();
                count.WaitUntil = count.LastTry + WaitAfter(count.Failures);
            }

            count.NextEnd.SetResult();
            count.NextEnd = NewEnd();
        }
    }

    private void Remember(string account, IPAddress? address)
    {
        if (address is null)
        {
            return;
        }

        if (!_knownAddresses.TryGetValue(account, out var addresses))
        {
            _knownAddresses.Add(account, addresses = []);
        }

        addresses.Remove(address);
        addresses.Insert(0, address);
        if (addresses.Count > MostAddressesOfAName)
        {
            addresses.RemoveAt(MostAddressesOfAName);
        }
    }

    // Who wants to be forgotten has to make ten thousand other names fail first, each at the price of a hash.
    private void MakeRoom()
    {
        if (_counts.Count < MostCounts)
        {
            return;
        }

        var oldest = _counts.Where(c => c.Value.Running == 0).OrderBy(c => c.Value.LastTry).Take(MostCounts / 2).ToList();
        foreach (var (key, _) in oldest)
        {
            _counts.Remove(key);
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A login that may be tried, or has to wait.</summary>
    internal sealed class Attempt(LoginThrottle throttle, Key key, IPAddress? address, TimeSpan wait) : IDisposable
    {
        /// <summary>How long to wait; zero when the login may be tried.</summary>
        public TimeSpan Wait { get; } = wait;

        /// <summary>Whether the login has succeeded; set before the attempt is disposed.</summary>
        public bool HasSucceeded { get; set; }

        /// <summary>Whether the attempt counts neither as a success nor as a failure.</summary>
        public bool IsWithdrawn { get; private set; }

        internal Key Key { get; } = key;

        internal IPAddress? Address { get; } = address;

        /// <summary>Lets the attempt count for nothing: it showed what is known already.</summary>
        public void Withdraw() => IsWithdrawn = true;

        /// <summary>Ends the attempt; one that had to wait changes nothing.</summary>
        public void Dispose()
        {
            if (Wait == TimeSpan.Zero)
            {
                throttle.End(this);
            }
        }
    }

    /// <summary>Whose failures are counted together.</summary>
    internal readonly record struct Key(string Account, IPAddress? Address);

    private sealed class Count(DateTimeOffset now)
    {
        public int Failures { get; set; }

        public int Running { get; set; }

        public DateTimeOffset LastTry { get; set; } = now;

        public DateTimeOffset WaitUntil { get; set; }

        public TaskCompletionSource NextEnd { get; set; } = NewEnd();

        public void ForgetBefore(DateTimeOffset moment)
        {
            if (LastTry < moment)
            {
                Failures = 0;
            }
        }
    }
}
