using System.Security.Cryptography;

namespace Services86.Tests.Support;

/// <summary>Valid values for tests to which the values do not matter.</summary>
internal static class Some
{
    public static byte[] Hash() => RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    public static ServiceAuth ServiceAuth(string? password = "secret") => new()
    {
        Server = "imap.example.com",
        Port = 993,
        AuthType = "plain-text",
        Username = "anna@example.com",
        Password = password,
    };

    public static EMailAccount EMailAccount(int ownerId, string address = "anna@example.com") => new()
    {
        EMailAddress = address,
        AssociateId = ownerId,
    };
}
