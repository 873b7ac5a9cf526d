using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Services86.Tests.Support;

/// <summary>Creates certificates for Kestrel and proxies.</summary>
internal static class TestCertificate
{
    /// <summary>The subject of the certificates.</summary>
    public const string Subject = "CN=127.0.0.1";

    /// <summary>Writes a self-signed certificate of 127.0.0.1, as a PFX file with the key and no password.</summary>
    /// <returns>The path of the file.</returns>
    public static string Write(TemporaryDirectory directory)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Create(key);
        var path = directory.Combine("certificate.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }

    /// <summary>
    /// Writes a self-signed certificate of 127.0.0.1, as the files <c>certificate.pem</c> and <c>key.pem</c>.
    /// </summary>
    public static void WritePem(TemporaryDirectory directory)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Create(key);
        File.WriteAllText(directory.Combine("certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(directory.Combine("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static X509Certificate2 Create(ECDsa key)
    {
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
