using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Services86.Host.Configuration;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Configuration;

internal sealed class KeySettingsTests
{
    private const string Password = "hidden-password";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public void Keys_are_in_the_database_with_a_certificate([Values] bool isPostgreSql)
    {
        var path = KeyCertificates.WritePfx(_directory, KeyCertificates.First, Password);

        var options = Read(
            ("Database:Provider", isPostgreSql ? "PostgreSql" : "Sqlite"),
            ("Database:ConnectionString", isPostgreSql ? "Host=db;Database=services86" : "Data Source=x.db"),
            ("Keys:Certificate:Path", path),
            ("Keys:Certificate:Password", Password));

        Assert.That(options.KeysDirectory, Is.Null);
        Assert.That(ThumbprintsOf(options), Is.EqualTo((string[])[KeyCertificates.First.Thumbprint]));
    }

    [Test]
    public void Former_certificates_come_after_the_one_that_encrypts()
    {
        var options = Read(
            ("Keys:Certificate:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.First)),
            ("Keys:Certificate:Former:0:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.Second, Password)),
            ("Keys:Certificate:Former:0:Password", Password),
            ("Keys:Certificate:Former:3:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.Expired)));

        Assert.That(
            ThumbprintsOf(options),
            Is.EqualTo((string[])
            [
                KeyCertificates.First.Thumbprint,
                KeyCertificates.Second.Thumbprint,
                KeyCertificates.Expired.Thumbprint,
            ]));
    }

    [Test]
    public void A_PEM_file_has_the_certificate_and_its_key([Values] bool isEncrypted)
    {
        using var key = KeyCertificates.First.GetRSAPrivateKey()!;
        var pem = KeyCertificates.First.ExportCertificatePem() + "\n" + (isEncrypted
            ? key.ExportEncryptedPkcs8PrivateKeyPem(
                Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))
            : key.ExportPkcs8PrivateKeyPem());
        var options = Read(
            ("Keys:Certificate:Path", Write(pem)), ("Keys:Certificate:Password", isEncrypted ? Password : null));

        Assert.That(ThumbprintsOf(options), Is.EqualTo((string[])[KeyCertificates.First.Thumbprint]));
    }

    [Test]
    public void A_key_directory_together_with_a_certificate_is_an_error() => AssertRefused(
        "Services86:Keys:Directory and Services86:Keys:Certificate:Path are both set",
        ("Keys:Directory", "keys"),
        ("Keys:Certificate:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.First)));

    [Test]
    public void A_missing_file_is_an_error() => AssertRefused(
        $"Services86:Keys:Certificate:Path names '{_directory.Combine("missing.pfx")}', which cannot be read.",
        ("Keys:Certificate:Path", _directory.Combine("missing.pfx")));

    [TestCase("another-hidden-password")]
    [TestCase(null)]
    public void A_wrong_password_is_an_error(string? password) => AssertRefused(
        "which cannot be opened: the password is wrong",
        ("Keys:Certificate:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.First, Password)),
        ("Keys:Certificate:Password", password));

    [Test]
    public void A_wrong_password_of_a_former_certificate_is_an_error_too() => AssertRefused(
        "Services86:Keys:Certificate:Former:1:Path names",
        ("Keys:Certificate:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.First)),
        ("Keys:Certificate:Former:1:Path", KeyCertificates.WritePfx(_directory, KeyCertificates.Second, Password)),
        ("Keys:Certificate:Former:1:Password", "another-hidden-password"));

    [Test]
    public void A_PFX_file_without_a_private_key_is_an_error()
    {
        using var bare = X509CertificateLoader.LoadCertificate(KeyCertificates.First.RawData);

        AssertRefused(
            "which has no private key", ("Keys:Certificate:Path", KeyCertificates.WritePfx(_directory, bare)));
    }

    [Test]
    public void A_PEM_file_without_a_private_key_is_an_error() => AssertRefused(
        "which has no private key", ("Keys:Certificate:Path", Write(KeyCertificates.First.ExportCertificatePem())));

    [Test]
    public void A_key_of_another_kind_than_RSA_is_an_error() => AssertRefused(
        "whose key is not one of RSA", ("Keys:Certificate:Path", TestCertificate.Write(_directory)));

    [Test]
    public void A_file_that_is_no_certificate_is_an_error() => AssertRefused(
        "which cannot be opened", ("Keys:Certificate:Path", Write("nonsense")));

    [TestCase("Keys:Certificate:Password", "is set without Services86:Keys:Certificate:Path.")]
    [TestCase("Keys:Certificate:Former:0:Password", "is set without Services86:Keys:Certificate:Former:0:Path.")]
    [TestCase("Keys:Certificate:Former:0:Path", "is set without Services86:Keys:Certificate:Path.")]
    public void Settings_of_a_certificate_need_its_path(string key, string message) =>
        AssertRefused($"Services86:{key} {message}", (key, "hidden"));

    private string Write(string content)
    {
        var path = _directory.Combine("certificate");
        File.WriteAllText(path, content);
        return path;
    }

    private static IEnumerable<string> ThumbprintsOf(Services86Options options) =>
        options.KeyCertificates.Select(certificate => certificate.Thumbprint);

    private static void AssertRefused(string message, params (string Key, string? Value)[] settings) => Assert.That(
        () => Read(settings),
        Throws.TypeOf<InvalidConfigurationException>()
            .With.Message.Contains(message)
            .And.Message.Not.Contains("hidden-password"));

    private static Services86Options Read(params (string Key, string? Value)[] settings) =>
        new Services86OptionsReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Services86:" + s.Key, s.Value)))
            .Build()).Read();
}
