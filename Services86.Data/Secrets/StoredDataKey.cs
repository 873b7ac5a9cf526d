namespace Services86.Data.Secrets;

/// <summary>A row of the table <c>data_key</c>.</summary>
internal sealed class StoredDataKey
{
    /// <summary>The id of the key, which each ciphertext contains.</summary>
    public required int KeyId { get; init; }

    /// <summary>The key, encrypted by Data Protection.</summary>
    public required byte[] ProtectedKey { get; init; }

    /// <summary>The time at which the key was created; milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long Created { get; init; }
}
