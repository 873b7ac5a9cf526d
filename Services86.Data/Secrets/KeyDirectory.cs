using System.Security.Cryptography;
using System.Xml;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Data.Files;

namespace Services86.Data.Secrets;

/// <summary>The directory of the Data Protection keys, which encrypt the data keys.</summary>
/// <param name="path">The full path.</param>
/// <param name="time">The clock for the period in which a new key is the current one.</param>
internal sealed class KeyDirectory(string path, TimeProvider time)
{
    /// <summary>The pattern of the files that are backed up: keys, and revocations of keys.</summary>
    public const string FilePattern = "*.xml";

    /// <summary>The Data Protection purpose that the data keys are encrypted for.</summary>
    public const string Purpose = "Services86.DataKey";

    // The file names of Data Protection.
    private const string KeyPattern = "key-*.xml";

    // The default of Data Protection. An older key still decrypts; it is not used to encrypt.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    /// <summary>The full path.</summary>
    public string FullName => path;

    /// <summary>Gets whether the directory has keys.</summary>
    public bool HasKeys() => Directory.Exists(path) && Directory.EnumerateFiles(path, KeyPattern).Any();

    /// <summary>Decrypts stored data keys. Writes nothing.</summary>
    /// <exception cref="DataKeyUnreadableException">The directory does not have the key of a data key.</exception>
    public DataKey[] Decrypt(IReadOnlyCollection<StoredDataKey> stored)
    {
        if (stored.Count == 0)
        {
            return [];
        }

        using var services = Build(canAddKeys: false);
        var protector = services.GetDataProtector(Purpose);
        return [.. stored.Select(key => Decrypt(protector, key))];
    }

    /// <summary>Encrypts a data key, and creates a Data Protection key if there is no current one.</summary>
    public byte[] Encrypt(byte[] dataKey)
    {
        PrivateFiles.CreateDirectory(path);
        using var services = Build(canAddKeys: true);
        var output = services.GetDataProtector(Purpose).Protect(dataKey);

        // The data key is lost without these files. They must be on the disk before the database has the data key.
        Flush();
        return output;
    }

    /// <summary>Adds a Data Protection key, which encrypts data keys from now on.</summary>
    public void AddKey()
    {
        PrivateFiles.CreateDirectory(path);
        using var services = Build(canAddKeys: true);
        var now = time.GetUtcNow();
        services.GetRequiredService<IKeyManager>().CreateNewKey(now, now + KeyLifetime);
        Flush();
    }

    private DataKey Decrypt(IDataProtector protector, StoredDataKey stored)
    {
        if (!HasKeys())
        {
            throw new DataKeyUnreadableException(stored.KeyId, path, cause: null);
        }

        try
        {
            return new DataKey(stored.KeyId, protector.Unprotect(stored.ProtectedKey));
        }
        catch (Exception exception) when (
            exception is CryptographicException or XmlException or FormatException or InvalidOperationException)
        {
            // A file that is no key is an XML error, a format error or an invalid operation.
            throw new DataKeyUnreadableException(stored.KeyId, path, exception);
        }
    }

    private void Flush()
    {
        foreach (var file in Directory.EnumerateFiles(path, FilePattern))
        {
            PrivateFiles.Flush(file);
        }

        DirectorySync.Flush(path);
        DirectorySync.Flush(Path.GetDirectoryName(path) ?? path);
    }

    // Built for each use: Data Protection caches the keys of a directory for a day.
    private ServiceProvider Build(bool canAddKeys)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("Services86");
        var files = new FileSystemXmlRepository(new DirectoryInfo(path), NullLoggerFactory.Instance);
        services.Configure<KeyManagementOptions>(options =>
            options.XmlRepository = canAddKeys ? files : new ReadOnlyXmlRepository(files));
        return services.BuildServiceProvider();
    }
}
