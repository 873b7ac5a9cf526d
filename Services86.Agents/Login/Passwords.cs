using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Hashes and verifies login passwords: the only code that does.</summary>
/// <remarks>
/// <see cref="HashThreads"/> bounds the number of concurrent hashes. A password that is longer than any stored one is
/// never hashed, because the time of a hash grows with the password: a new one is refused, and one of a login is wrong.
/// </remarks>
internal sealed class Passwords
{
    /// <summary>
    /// The number of iterations: OWASP's figure for PBKDF2 with HMAC-SHA512, which is what the hasher uses. Source:
    /// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
    /// </summary>
    public const int DefaultIterations = 210_000;

    private const int MaxLength = 255;
    private const int GeneratedLength = 20;

    // The hasher's own has 61 bytes.
    private const int MaxHashBytes = 256;

    // A marker, 16 bytes of salt and 32 bytes of the key.
    private const int HashBytesOfVersion2 = 1 + 16 + 32;

    // A marker, the pseudorandom function, the iterations and the size of the salt, of 4 bytes each.
    private const int HeaderBytesOfVersion3 = 1 + 4 + 4 + 4;
    private const int IterationsOffset = 1 + 4;

    // Without letters and digits that look alike.
    private const string GeneratedFrom = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<Associate> _hasher;
    private readonly HashThreads _threads;

    // Created at the first login, because a hash takes a large part of the start of the server.
    private readonly Lazy<string> _placeholderHash;

    /// <summary>Creates the hasher.</summary>
    /// <param name="threads">The threads that hash.</param>
    /// <param name="iterations">The number of iterations of new hashes.</param>
    public Passwords(HashThreads threads, int iterations = DefaultIterations)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        _threads = threads;
        _placeholderHash = new Lazy<string>(() => Hash(Generate()));
    }

    /// <summary>
    /// Gets the hash that passwords of unknown users are verified against, so that it takes the same time.
    /// </summary>
    public string PlaceholderHash => _placeholderHash.Value;

    /// <summary>Generates a random password: 20 letters and digits, about 116 bits.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(GeneratedFrom, GeneratedLength);

    /// <summary>
    /// Gets the reason why a text cannot be a password. Weak passwords are valid, for existing clients.
    /// </summary>
    /// <returns>A sentence; null if the password is valid.</returns>
    public static string? WhyInvalid(string password) => password.Length switch
    {
        0 => "A password cannot be empty.",
        > MaxLength => $"A password has at most {MaxLength} characters; this one has {password.Length}.",
        _ => null,
    };

    /// <summary>Gets whether a password is longer than any stored one, and therefore wrong.</summary>
    public static bool IsTooLong(string password) => password.Length > MaxLength;

    /// <summary>Gets whether a stored text is a hash of the hasher, and costs no more than ten of today's.</summary>
    /// <remarks>
    /// A changed iteration count could keep a processor for hours. The formats are described in PasswordHasher.cs of
    /// ASP.NET Core Identity.
    /// </remarks>
    public static bool IsHash(string text)
    {
        Span<byte> bytes = stackalloc byte[MaxHashBytes];
        if (text.Length > MaxHashBytes || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        return bytes[0] switch
        {
            0 => length == HashBytesOfVersion2,
            1 => length > HeaderBytesOfVersion3
                && BinaryPrimitives.ReadUInt32BigEndian(bytes[IterationsOffset..]) is > 0 and <= 10 * DefaultIterations,
            _ => false,
        };
    }

    /// <summary>Hashes a password with a random salt.</summary>
    /// <param name="password">The password.</param>
    /// <param name="client">The client that the password is hashed for.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <exception cref="SoInvalidArgumentException">The password is too long.</exception>
    /// <exception cref="SoDbAccessException">Too many passwords wait to be hashed.</exception>
    public Task<string> HashAsync(string password, HashClient client, CancellationToken cancellationToken)
    {
        return IsTooLong(password) && WhyInvalid(password) is { } reason
            ? throw new SoInvalidArgumentException(reason, reason)
            : _threads.RunAsync(client, () => Hash(password), cancellationToken);
    }

    /// <summary>
    /// Verifies a password. It takes the same time with and without a hash, and none if the password is too long.
    /// </summary>
    /// <param name="hash">The stored hash; null if the user is unknown or has no password.</param>
    /// <param name="password">The password.</param>
    /// <param name="client">The client that the password is verified for.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <exception cref="SoDbAccessException">Too many passwords wait to be verified.</exception>
    public Task<PasswordVerificationResult> VerifyAsync(
        string? hash, string password, HashClient client, CancellationToken cancellationToken)
    {
        return IsTooLong(password)
            ? Task.FromResult(PasswordVerificationResult.Failed)
            : _threads.RunAsync(client, () => Verify(hash, password), cancellationToken);
    }

    // The hasher has a parameter for the user, which it ignores.
    private string Hash(string password) => _hasher.HashPassword(null!, password);

    private PasswordVerificationResult Verify(string? hash, string password)
    {
        // Read in any case: the first call creates the placeholder, and its time must not reveal whether it was needed.
        var placeholder = PlaceholderHash;
        var result = _hasher.VerifyHashedPassword(null!, hash ?? placeholder, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
