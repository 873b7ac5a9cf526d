namespace Services86.Data.Secrets;

/// <summary>A row of the table <c>data_key</c>.</summary>
internal sealed class StoredDataKey
{
    /// <summary>The id of the key, which each ciphertext contains.</summary>
    public required int KeyId { get; init; }

    /// <summary>The key, encrypted by Data Protection.</summary>
    public required byte[] ProtectedKey { get; init; }
}
