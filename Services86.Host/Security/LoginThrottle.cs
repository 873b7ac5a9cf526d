using System.Net;
using Services86.Data.Associates;

namespace Services86.Host.Security;

/// <summary>Slows down whoever guesses passwords: per login name, whether or not it exists.</summary>
/// <remarks>
/// After five failed logins a name has to wait one second before the next one, then two, four and so on up to a
/// minute. Logins that are refused for waiting do not count, so the wait never grows while it lasts. An address that
/// has logged in to a name before has a count of its own for it: a stranger's guesses do not lock the owner out. The
/// counts are kept in memory, per host, and forgotten after a quarter of an hour without a try.
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

    /// <summary>Asks whether a login may be tried now, and counts it as failed until <see cref="Succeeded"/> is told.</summary>
    /// <param name="name">The login name, in any case.</param>
    /// <param name="address">The address of the client, or null.</param>
    /// <returns>Zero when it may; otherwise how long to wait, and nothing is counted.</returns>
    /// <remarks>It counts before the password is checked, so that guesses at the same time count one by one.</remarks>
    public TimeSpan Begin(string name, IPAddress? address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var key = KeyOf(name, address);
            if (!_counts.TryGetValue(key, out var count) || now - count.LastTry > Memory)
            {
                MakeRoom(now);
                count = new Count(0, now, now);
            }

            if (count.WaitUntil > now)
            {
                return count.WaitUntil - now;
            }

            var failures = count.Failures + 1;
            _counts[key] = new Count(failures, now, now + WaitAfter(failures));
            return TimeSpan.Zero;
        }
    }

    /// <summary>Tells that a login that was begun has succeeded.</summary>
    public void Succeeded(string name, IPAddress? address)
    {
        lock (_lock)
        {
            _counts.Remove(KeyOf(name, address));
            if (address is null)
            {
                return;
            }

            var account = AccountOf(name);
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
    }

    private static TimeSpan WaitAfter(int failures) =>
        failures < FreeFailures
            ? TimeSpan.Zero
            : FirstWait * Math.Min(Math.Pow(2, failures - FreeFailures), LongestWait / FirstWait);

    // Cut, so that nobody fills the memory with names of a megabyte.
    private static string AccountOf(string name) =>
        AssociateName.ToKey(name.Length > LongestName ? name[..LongestName] : name) ?? "";

    private Key KeyOf(string name, IPAddress? address)
    {
        var account = AccountOf(name);
        var isKnown = address is not null
            && _knownAddresses.TryGetValue(account, out var addresses)
            && addresses.Contains(address);
        return new Key(account, isKnown ? address : null);
    }

    // Who wants to be forgotten has to make ten thousand other names wait first, each at the price of a hash.
    private void MakeRoom(DateTimeOffset now)
    {
        if (_counts.Count < MostCounts)
        {
            return;
        }

        foreach (var (key, _) in _counts.Where(c => now - c.Value.LastTry > Memory).ToList())
        {
            _counts.Remove(key);
        }

        foreach (var (key, _) in _counts.OrderBy(c => c.Value.LastTry).Take(_counts.Count - (MostCounts / 2)).ToList())
        {
            _counts.Remove(key);
        }
    }

    private readonly record struct Key(string Account, IPAddress? Address);

    private readonly record struct Count(int Failures, DateTimeOffset LastTry, DateTimeOffset WaitUntil);
}
