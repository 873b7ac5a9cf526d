using System.Security.Cryptography;

namespace Services86.Data.Secrets;

/// <summary>A decrypted key that encrypts secrets. Safe for concurrent use.</summary>
/// <param name="keyId">The id of the key, which each ciphertext contains.</param>
/// <param name="bytes">The key, of <see cref="SizeInBytes"/> bytes.</param>
#pragma warning disable CA1001 // Other threads may still use a key that was replaced: its ciphers have finalizers.
internal sealed class DataKey(int keyId, byte[] bytes)
#pragma warning restore CA1001
{
    /// <summary>The size of a key of AES-256, in bytes.</summary>
    public const int SizeInBytes = 32;

    /// <summary>The size of the authentication tag, in bytes.</summary>
    /// <remarks>128 bits, the largest tag of GCM: NIST SP 800-38D, 5.2.1.2.</remarks>
    public const int TagSizeInBytes = 16;

    // A cipher stays, because expanding the key takes longer than encrypting a password. Each thread has its own,
    // because the native context of a cipher holds the nonce of the running call. The finalizer of an ended thread's
    // cipher wipes and frees the context.
    private readonly ThreadLocal<AesGcm> _cipher = new(() => new AesGcm(bytes, TagSizeInBytes));

    /// <summary>The id of the key, which each ciphertext contains.</summary>
    public int KeyId => keyId;

    /// <summary>The key, of <see cref="SizeInBytes"/> bytes.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The cipher of the key for the calling thread.</summary>
    public AesGcm Cipher => _cipher.Value!;

    /// <summary>Gets the id of the key, without the key.</summary>
    public override string ToString() => $"Data key {keyId}";
}
