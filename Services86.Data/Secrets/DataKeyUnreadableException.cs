using System.Security.Cryptography;

namespace Services86.Data.Secrets;

/// <summary>
/// Thrown when the key directory is not the one that the secrets of the database were stored with. Nothing was changed.
/// </summary>
public sealed class DataKeyUnreadableException : Exception
{
    internal DataKeyUnreadableException(int keyId, string keysDirectory, CryptographicException? cause)
        : base(
            $"Data key {keyId} of the database does not open with the keys in '{keysDirectory}'. The secrets in the " +
            "database can be read only with the key directory that they were stored with: restore it, or configure " +
            "where it is. Nothing was changed.",
            cause)
    {
        KeysDirectory = keysDirectory;
    }

    /// <summary>The directory in which the keys were looked for; a full path.</summary>
    public string KeysDirectory { get; }
}
