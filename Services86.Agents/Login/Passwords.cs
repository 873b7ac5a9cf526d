using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Hashes and verifies login passwords.</summary>
internal sealed class Passwords
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512, which is what the hasher uses:
    // https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
    private const int Iterations = 210_000;

    private const int MaxLength = 255;
    private const int GeneratedLength = 20;

    // Without letters and digits that look alike.
    private const string GeneratedFrom = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<Associate> _hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Created at the first login, because a hash takes a large part of the start of the server.
    private readonly Lazy<string> _placeholderHash;

    /// <summary>Creates the hasher.</summary>
    public Passwords() => _placeholderHash = new Lazy<string>(() => Hash(Generate()));

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

    /// <summary>Hashes a password with a random salt.</summary>
    /// <remarks>The hasher has a parameter for the user, which it ignores.</remarks>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Verifies a password. It takes the same time with and without a hash.</summary>
    /// <param name="hash">The stored hash; null if the user is unknown or has no password.</param>
    /// <param name="password">The password.</param>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        // Read in any case: the first call creates the placeholder, and its time must not reveal whether it was needed.
        var placeholder = PlaceholderHash;
        var result = _hasher.VerifyHashedPassword(null!, hash ?? placeholder, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
