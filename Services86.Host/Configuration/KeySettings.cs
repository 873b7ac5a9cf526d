using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Data.Sqlite;
using Services86.Data;

namespace Services86.Host.Configuration;

/// <summary>Reads where the Data Protection keys are: in a directory, or in the database with a certificate.</summary>
internal sealed class KeySettings(IConfiguration configuration, SettingReader settings)
{
    /// <summary>The key of the setting that names the directory.</summary>
    public const string DirectoryKey = "Keys:Directory";

    private const string DirectoryName = "services86-keys";
    private const string CertificateKey = "Keys:Certificate";
    private const string FormerKey = $"{CertificateKey}:Former";

    /// <summary>Reads the settings.</summary>
    /// <param name="provider">The database engine.</param>
    /// <param name="connectionString">The connection string.</param>
    /// <returns>The directory, or certificates of which the first encrypts new keys.</returns>
    public (string? Directory, IReadOnlyList<X509Certificate2> Certificates) Read(
        DatabaseProvider provider, string connectionString)
    {
        var directory = settings.Text(DirectoryKey);
        var hasCertificate = settings.Text($"{CertificateKey}:Path") is not null;
        List<X509Certificate2> certificates = [.. ReadCertificate(CertificateKey), .. ReadFormer(hasCertificate)];
        if (hasCertificate)
        {
            if (directory is not null)
            {
                settings.Reject(
                    DirectoryKey,
                    $"and {SettingReader.Section}:{CertificateKey}:Path are both set: keys are files of the " +
                        "directory, or rows of the database that the certificate protects. Leave one of them out.");
            }

            return (null, certificates);
        }

        if (directory is null && provider == DatabaseProvider.PostgreSql)
        {
            // Hosts that share a database share its keys: a default directory of each would be a different one.
            settings.Reject(
                DirectoryKey,
                $"is missing: with {provider}, name a directory that all hosts share; or set " +
                    $"{SettingReader.Section}:{CertificateKey}:Path to a certificate, which protects keys in the " +
                    "database. Without one of them no keys are stored.");
            return (DirectoryName, []);
        }

        return (directory ?? BesideDatabase(connectionString), []);
    }

    // The first index is read in any case, so that the lists of settings have it.
    private IEnumerable<X509Certificate2> ReadFormer(bool hasCertificate)
    {
        var indexes = configuration.GetSection($"{SettingReader.Section}:{FormerKey}").GetChildren()
            .Select(child => child.Key)
            .Where(key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Prepend("0")
            .Distinct();
        foreach (var index in indexes)
        {
            var key = $"{FormerKey}:{index}";
            if (!hasCertificate && settings.Text($"{key}:Path") is not null)
            {
                settings.Reject($"{key}:Path", $"is set without {SettingReader.Section}:{CertificateKey}:Path.");
            }

            foreach (var certificate in ReadCertificate(key))
            {
                yield return certificate;
            }
        }
    }

    private IEnumerable<X509Certificate2> ReadCertificate(string key)
    {
        var path = settings.Text($"{key}:Path");
        var password = settings.Text($"{key}:Password");
        if (path is null)
        {
            if (password is not null)
            {
                settings.Reject($"{key}:Password", $"is set without {SettingReader.Section}:{key}:Path.");
            }

            return [];
        }

        var (certificate, problem) = CertificateFile.Read(path, password);
        if (problem is not null)
        {
            settings.Reject($"{key}:Path", problem);
        }

        return certificate is null ? [] : [certificate];
    }

    // An invalid connection string is rejected by the data layer too; here it must not hide other errors.
    private string BesideDatabase(string connectionString)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "", DirectoryName);
        }
        catch (ArgumentException exception)
        {
            settings.Reject("Database:ConnectionString", $"cannot be read: {exception.Message}");
            return DirectoryName;
        }
    }
}
