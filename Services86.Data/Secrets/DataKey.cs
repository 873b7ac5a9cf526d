using System.Security.Cryptography;

namespace Services86.Data.Secrets;

/// <summary>A key that secrets are encrypted with, in clear. Safe for concurrent use.</summary>
/// <param name="keyId">The id that each ciphertext names its key by.</param>
/// <param name="bytes">The key; <see cref="SizeInBytes"/> long.</param>
#pragma warning disable CA1001 // Other threads may use a key that has been loaded anew: the finalizers dispose of it.
internal sealed class DataKey(int keyId, byte[] bytes)
#pragma warning restore CA1001
{
    /// <summary>The size of a key: AES-256.</summary>
    public const int SizeInBytes = 32;

    /// <summary>The size of what proves that a ciphertext was not changed.</summary>
    /// <remarks>128 bits, the size that GCM is made for: NIST SP 800-38D, 5.2.1.</remarks>
    public const int TagSizeInBytes = 16;

    // Expanding the key takes longer than encrypting a password. A cipher for each thread, because it keeps the nonce of
    // the running call in its native context; when its thread has ended, OpenSSL wipes and frees it with the finalizer.
    private readonly ThreadLocal<AesGcm> _cipher = new(() => new AesGcm(bytes, TagSizeInBytes));

    /// <summary>The id that each ciphertext names its key by.</summary>
    public int KeyId => keyId;

    /// <summary>The key; <see cref="SizeInBytes"/> long.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The cipher of the key, for the calling thread only.</summary>
    public AesGcm Cipher => _cipher.Value!;

    /// <summary>Says which key it is, and no more.</summary>
    public override string ToString() => $"Data key {keyId}";
}
