using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>
/// Caches for five minutes that a password was verified, so that a client that sends its password with every call costs
/// one hash in five minutes, and not one per call.
/// </summary>
/// <remarks>
/// <para>
/// An entry is an HMAC of the password, under a random key of the process. The entries without the key reveal nothing.
/// An attacker who reads the whole memory of the process can test passwords faster than against the stored hash, but
/// can also read the passwords of the next requests.
/// </para>
/// <para>
/// The HMAC covers the stored hash and the address of the client. A changed password therefore needs no eviction, on
/// any host, and a cached password allows no guesses from other addresses. The caller reads everything else, such as
/// the role, from the database. Safe for concurrent use.
/// </para>
/// </remarks>
internal sealed class VerifiedPasswordCache(TimeProvider time)
{
    private const int MaxEntries = 10_000;

    private static readonly TimeSpan CacheDuration = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly ConcurrentDictionary<string, Entry> _verified = new(StringComparer.Ordinal);

    /// <summary>Adds a password that was verified now.</summary>
    /// <param name="associate">The associate, with the hash that the password was verified against.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    public void Add(Associate associate, string password, IPAddress? address)
    {
        // Only verified passwords reach this cache. An evicted entry costs one more hash.
        if (_verified.Count >= MaxEntries)
        {
            CacheEviction.EvictIfFull(
                _verified, MaxEntries, entry => (entry.AssociateId, entry.VerifiedAt), IsValid);
        }

        _verified[KeyOf(associate, password, address)] = new Entry(associate.AssociateId, time.GetTimestamp());
    }

    /// <summary>Gets whether a password was verified in the last five minutes.</summary>
    /// <param name="associate">The associate, as stored now.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    public bool Contains(Associate associate, string password, IPAddress? address)
    {
        var key = KeyOf(associate, password, address);
        if (!_verified.TryGetValue(key, out var verified))
        {
            return false;
        }

        if (IsValid(verified))
        {
            return true;
        }

        _verified.TryRemove(key, out _);
        return false;
    }

    /// <summary>Forgets all passwords.</summary>
    public void Clear() => _verified.Clear();

    private bool IsValid(Entry entry) => time.GetElapsedTime(entry.VerifiedAt) < CacheDuration;

    // Unambiguous, because the parts before the password contain no line ends.
    private string KeyOf(Associate associate, string password, IPAddress? address)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{associate.AssociateId}\n{associate.PasswordHash}\n{address}\n{password}");
        return Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    private readonly record struct Entry(int AssociateId, long VerifiedAt);
}
