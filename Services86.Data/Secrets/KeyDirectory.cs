using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Data.Files;

namespace Services86.Data.Secrets;

/// <summary>Data Protection keys in files, which only their owner can read.</summary>
/// <param name="path">The full path of the directory.</param>
internal sealed class KeyDirectory(string path) : IKeyStore
{
    /// <summary>The pattern of the files that are backed up: keys, and revocations of keys.</summary>
    public const string FilePattern = "*.xml";

    // The file names of Data Protection.
    private const string KeyPattern = "key-*.xml";

    /// <inheritdoc/>
    public string DirectoryPath => path;

    /// <inheritdoc/>
    public bool HasKeysOutside() => Directory.Exists(path) && Directory.EnumerateFiles(path, KeyPattern).Any();

    /// <inheritdoc/>
    public bool HasKeys(DbConnection connection, DbTransaction? transaction) => HasKeysOutside();

    /// <inheritdoc/>
    public IXmlRepository Open(DbConnection connection, DbTransaction? transaction) =>
        new FileSystemXmlRepository(new DirectoryInfo(path), NullLoggerFactory.Instance);

    /// <inheritdoc/>
    public void Configure(IDataProtectionBuilder builder)
    {
        // The access to the files is the protection.
    }

    /// <inheritdoc/>
    public void BeginChange() => PrivateFiles.CreateDirectory(path);

    /// <inheritdoc/>
    public void EndChange()
    {
        foreach (var file in Directory.EnumerateFiles(path, FilePattern))
        {
            PrivateFiles.Flush(file);
        }

        DirectorySync.Flush(path);
        DirectorySync.Flush(Path.GetDirectoryName(path) ?? path);
    }

    /// <inheritdoc/>
    public DataKeyUnreadableException Unreadable(int keyId, bool hasKeys, Exception? cause) =>
        DataKeyUnreadableException.OfDirectory(keyId, path, cause);
}
