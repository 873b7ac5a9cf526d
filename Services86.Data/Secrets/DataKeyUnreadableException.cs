using Services86.Data.Refusals;

namespace Services86.Data.Secrets;

/// <summary>
/// Thrown when the key directory is not the one that the secrets of the database were stored with. The database and
/// the directory are unchanged.
/// </summary>
public sealed class DataKeyUnreadableException : DataRefusedException
{
    internal DataKeyUnreadableException(int keyId, string keysDirectory, Exception? cause)
        : base(
            DataRefusalKind.KeysUnreadable,
            $"Data key {keyId} of the database does not open with the keys in '{keysDirectory}'. The secrets in the " +
            "database can be read only with the key directory that they were stored with: restore it, or configure " +
            "where it is. Nothing was changed.",
            cause)
    {
        KeyId = keyId;
        KeysDirectory = keysDirectory;
    }

    /// <summary>The id of the data key that could not be decrypted.</summary>
    public int KeyId { get; }

    /// <summary>The configured key directory; a full path.</summary>
    public string KeysDirectory { get; }
}
