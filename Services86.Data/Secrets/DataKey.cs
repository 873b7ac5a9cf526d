namespace Services86.Data.Secrets;

/// <summary>A key that secrets are encrypted with, in clear.</summary>
/// <param name="KeyId">The id that each ciphertext names its key by.</param>
/// <param name="Bytes">The key; <see cref="SizeInBytes"/> long.</param>
internal sealed record DataKey(int KeyId, byte[] Bytes)
{
    /// <summary>The size of a key: AES-256.</summary>
    public const int SizeInBytes = 32;

    /// <summary>Says which key it is, and no more: a record would print what it holds.</summary>
    public override string ToString() => $"Data key {KeyId}";
}
