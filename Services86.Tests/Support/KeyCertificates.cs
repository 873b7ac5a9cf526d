using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Services86.Tests.Support;

/// <summary>Certificates that protect Data Protection keys.</summary>
internal static class KeyCertificates
{
    private static readonly Lazy<X509Certificate2> LazyFirst = new(() => Create("CN=first"));
    private static readonly Lazy<X509Certificate2> LazySecond = new(() => Create("CN=second"));
    private static readonly Lazy<X509Certificate2> LazyExpired = new(() => Create("CN=expired", days: -1));

    public static X509Certificate2 First => LazyFirst.Value;

    public static X509Certificate2 Second => LazySecond.Value;

    public static X509Certificate2 Expired => LazyExpired.Value;

    /// <summary>Writes a PFX file.</summary>
    /// <returns>The path.</returns>
    public static string WritePfx(TemporaryDirectory directory, X509Certificate2 certificate, string? password = null)
    {
        var path = directory.Combine($"{certificate.Thumbprint}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
        return path;
    }

    private static X509Certificate2 Create(string name, int days = 1)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-2), now.AddDays(days));
    }
}
