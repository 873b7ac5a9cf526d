using System.Security.Cryptography;

namespace Services86.Data.Secrets;

/// <summary>A decrypted key that encrypts secrets. Safe for concurrent use.</summary>
/// <param name="keyId">The id of the key, which each ciphertext contains.</param>
/// <param name="bytes">The key, of <see cref="SizeInBytes"/> bytes.</param>
/// <param name="created">The time at which the key was created; milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="usableFrom">The timestamp from which the key encrypts. It decrypts at any time.</param>
#pragma warning disable CA1001 // Other threads may still use a key that was replaced: its ciphers have finalizers.
internal sealed class DataKey(int keyId, byte[] bytes, long created, long usableFrom)
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

    /// <summary>The time at which the key was created; milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Created => created;

    /// <summary>The timestamp from which the key encrypts, of the clock of this process.</summary>
    public long UsableFrom => usableFrom;

    /// <summary>The cipher of the key for the calling thread.</summary>
    public AesGcm Cipher => _cipher.Value!;

    /// <summary>Gets the same key, which encrypts from another time.</summary>
    public DataKey From(long timestamp) => new(keyId, bytes, created, timestamp);

    /// <summary>Gets whether another key has the same id and bytes.</summary>
    public bool IsSame(DataKey other) => keyId == other.KeyId && bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <summary>Gets the id of the key, without the key.</summary>
    public override string ToString() => $"Data key {keyId}";
}
