using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Services86.Host.Configuration;

/// <summary>Reads a certificate with its private key from a PFX (PKCS #12) or PEM file.</summary>
internal static class CertificateFile
{
    private const string PemMark = "-----BEGIN ";
    private const string PemKeyMark = "PRIVATE KEY-----";

    // The private key is never written to a store of the system. macOS has no such keys.
    private static X509KeyStorageFlags KeyStorage =>
        OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    /// <summary>Reads the certificate, which can encrypt and decrypt Data Protection keys.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="password">The password of the private key; null for none.</param>
    /// <returns>
    /// The certificate; or a sentence without its subject that says what is wrong, and does not quote the password.
    /// </returns>
    public static (X509Certificate2? Certificate, string? Problem) Read(string path, string? password)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, $"names '{path}', which cannot be read. ({exception.Message})");
        }

        var pem = Encoding.UTF8.GetString(content);
        var isPem = pem.Contains(PemMark, StringComparison.Ordinal);
        if (isPem && !pem.Contains(PemKeyMark, StringComparison.Ordinal))
        {
            return (null, $"names '{path}', which has no private key: expected a PEM file with both.");
        }

        try
        {
            return Check(path, isPem ? OfPem(pem, password) : OfPfx(content, password));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return (
                null,
                $"names '{path}', which cannot be opened: the password is wrong, or the file is not a certificate " +
                    "with its private key, as PFX (PKCS #12) or PEM.");
        }
    }

    private static X509Certificate2 OfPem(string pem, string? password) => password is null
        ? X509Certificate2.CreateFromPem(pem, pem)
        : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);

    private static X509Certificate2 OfPfx(byte[] content, string? password) =>
        X509CertificateLoader.LoadPkcs12(content, password, KeyStorage);

    // XML encryption wraps keys with RSA only.
    private static (X509Certificate2? Certificate, string? Problem) Check(string path, X509Certificate2 certificate)
    {
        using var key = certificate.HasPrivateKey ? certificate.GetRSAPrivateKey() : null;
        if (key is not null)
        {
            return (certificate, null);
        }

        var problem = certificate.HasPrivateKey
            ? $"names '{path}', whose key is not one of RSA, which is needed to encrypt keys."
            : $"names '{path}', which has no private key: expected a PFX file with both.";
        certificate.Dispose();
        return (null, problem);
    }
}
