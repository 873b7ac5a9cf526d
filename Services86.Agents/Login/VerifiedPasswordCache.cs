using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>
/// Remembers for five minutes which passwords were right, so that a client that sends its password with every call costs
/// one hash, and not one a call.
/// </summary>
/// <remarks>
/// <para>
/// No password is kept, only an HMAC under a key that is made at start-up and leaves the process as little as it does.
/// Whoever sees what is remembered, and not the key, learns nothing. Whoever reads all of the memory finds the key, and
/// can try passwords faster than at the stored hash; they could as well read the passwords of the next requests.
/// </para>
/// <para>
/// The HMAC covers the hash that the password was checked against, and the address of the client. So nothing has to be
/// forgotten when a password changes, on whatever host: what was remembered does not fit any more. What else may change,
/// such as the role, is the caller's to read anew. Nobody gains a guess from another address.
/// </para>
/// </remarks>
internal sealed class VerifiedPasswordCache(TimeProvider time)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _verified = new(StringComparer.Ordinal);

    /// <summary>Remembers a password that was checked just now.</summary>
    /// <param name="associate">Whose it is, with the hash that it was checked against.</param>
    /// <param name="password">The password, which was right.</param>
    /// <param name="address">The address that it came from, or null.</param>
    public void Add(Associate associate, string password, IPAddress? address)
    {
        // Only who can log in gets here. Whom it forgets pays for one hash.
        if (_verified.Count >= MostRemembered)
        {
            _verified.Clear();
        }

        _verified[MarkOf(associate, password, address)] = time.GetUtcNow();
    }

    /// <summary>Says whether a password was right at most five minutes ago.</summary>
    /// <param name="associate">Whose it should be, as stored now.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The address that it comes from, or null.</param>
    public bool Contains(Associate associate, string password, IPAddress? address)
    {
        var mark = MarkOf(associate, password, address);
        if (!_verified.TryGetValue(mark, out var verified))
        {
            return false;
        }

        if (time.GetUtcNow() - verified < Memory)
        {
            return true;
        }

        _verified.TryRemove(mark, out _);
        return false;
    }

    // The parts before the password have no line ends, so that no two sets of parts make the same text.
    private string MarkOf(Associate associate, string password, IPAddress? address)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{associate.AssociateId}\n{associate.PasswordHash}\n{address}\n{password}");
        return Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }
}
