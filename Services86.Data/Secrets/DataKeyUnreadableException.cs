using Services86.Data.Refusals;

namespace Services86.Data.Secrets;

/// <summary>
/// Thrown when the keys are not those that the secrets of the database were stored with. The database and the keys are
/// unchanged.
/// </summary>
public sealed class DataKeyUnreadableException : DataRefusedException
{
    private const string Certificate = "Services86:Keys:Certificate";

    private DataKeyUnreadableException(int keyId, string? keysDirectory, string message, Exception? cause)
        : base(DataRefusalKind.KeysUnreadable, message + " Nothing was changed.", cause)
    {
        KeyId = keyId;
        KeysDirectory = keysDirectory;
    }

    /// <summary>The id of the data key that could not be decrypted; 0 if the database has none yet.</summary>
    public int KeyId { get; }

    /// <summary>The configured key directory, a full path; null if the keys are in the database.</summary>
    public string? KeysDirectory { get; }

    internal static DataKeyUnreadableException OfDirectory(int keyId, string directory, Exception? cause) => new(
        keyId,
        directory,
        $"{NameOf(keyId)} does not open with the keys in '{directory}'. The secrets in the database can be read only " +
        "with the key directory that they were stored with: restore it, or configure where it is. If the keys are in " +
        $"the database, configure their certificate as {Certificate}:Path.",
        cause);

    internal static DataKeyUnreadableException OfTable(
        int keyId, bool hasKeys, string thumbprints, Exception? cause) => new(
            keyId,
            keysDirectory: null,
            hasKeys
                ? $"{NameOf(keyId)} does not open with the keys in the database and the certificate {thumbprints}. " +
                    $"Configure the certificate that the keys were stored with, as {Certificate}:Path, or as " +
                    $"{Certificate}:Former:0:Path if another one encrypts new keys."
                : $"{NameOf(keyId)} was stored with a key directory, and data_protection_key has no keys: configure " +
                    $"Services86:Keys:Directory, and leave {Certificate} out.",
            cause);

    private static string NameOf(int keyId) =>
        keyId == 0 ? "A Data Protection key" : $"Data key {keyId} of the database";
}
