using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Hashes login passwords, and checks them against their hashes.</summary>
internal sealed class Passwords
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512, which is what the hasher uses:
    // https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
    private const int Iterations = 210_000;

    private const int LongestPassword = 255;
    private const int GeneratedLength = 20;
    private const string GeneratedFrom = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<Associate> _hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly Lazy<string> _hashOfNobody;

    /// <summary>Starts without a hash: making one takes as long as a check, which a start of the server need not wait for.</summary>
    public Passwords() => _hashOfNobody = new Lazy<string>(() => Hash(Generate()));

    /// <summary>The hash that is checked against when there is none, so that the check takes its time all the same.</summary>
    public string HashOfNobody => _hashOfNobody.Value;

    /// <summary>Makes a random password: 20 letters and digits that cannot be mistaken for each other, about 116 bits.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(GeneratedFrom, GeneratedLength);

    /// <summary>Says why a text cannot be a password. Weak ones can: clients that exist have to keep working.</summary>
    /// <returns>A sentence; null when it can.</returns>
    public static string? WhyInvalid(string password) => password.Length switch
    {
        0 => "A password cannot be empty.",
        > LongestPassword => $"A password has at most {LongestPassword} characters; this one has {password.Length}.",
        _ => null,
    };

    /// <summary>Hashes a password with a salt of its own.</summary>
    /// <remarks>The hasher asks for the user and does not look at it.</remarks>
    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Checks a password.</summary>
    /// <param name="hash">The hash; null for a user who does not exist, or has no password.</param>
    /// <param name="password">The password.</param>
    /// <returns>What the check says. It takes the same time with and without a hash.</returns>
    public PasswordVerificationResult Verify(string? hash, string password)
    {
        // Asked for in any case: the first check makes it, and must not tell by its time whether it was needed.
        var hashOfNobody = HashOfNobody;
        var result = _hasher.VerifyHashedPassword(null!, hash ?? hashOfNobody, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
