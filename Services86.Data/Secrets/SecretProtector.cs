using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Services86.Data.Secrets;

/// <summary>
/// Encrypts secrets for the location where they are stored, and decrypts them there. Safe for concurrent use.
/// </summary>
/// <remarks>
/// AES-256-GCM. The bytes are: version (1), key id (4, big endian), nonce (12), tag (16), and the encrypted UTF-8. The
/// version, the key id and the location are authenticated, so that a secret cannot be decrypted anywhere else: a person
/// who can write to the database cannot have another person's secret shown.
/// <para>
/// Version 2 authenticates the owner. Version 1, of older programs, does not, and is still decrypted: the row gets
/// version 2 when it is saved, and all rows do by <see cref="KeyRotation"/>.
/// </para>
/// </remarks>
internal sealed class SecretProtector(DataKeyRing keys)
{
    private const byte VersionWithoutOwner = 1;
    private const byte Version = 2;
    private const int KeyIdOffset = 1;
    private const int NonceOffset = KeyIdOffset + sizeof(int);

    // 96 bits: the size for which GCM needs no further derivation (NIST SP 800-38D, 5.2.1.1). With random nonces a key
    // may encrypt 2^32 secrets (8.3).
    private const int NonceSize = 12;
    private const int TagOffset = NonceOffset + NonceSize;
    private const int TextOffset = TagOffset + DataKey.TagSizeInBytes;
    private const int MaxStackBytes = 512;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gets whether a secret is bound to its owner. An older program stored it otherwise.</summary>
    public static bool IsBoundToOwner(ReadOnlySpan<byte> input) => input is [Version, ..];

    /// <summary>Gets the id of the key that encrypts a secret.</summary>
    /// <returns>The id; null for bytes that are no secret.</returns>
    public static int? KeyIdOf(ReadOnlySpan<byte> input) =>
        input.Length >= TextOffset ? BinaryPrimitives.ReadInt32BigEndian(input[KeyIdOffset..]) : null;

    /// <summary>Gets the id of a key as a secret contains it.</summary>
    public static byte[] BytesOfKeyId(int keyId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, keyId);
        return bytes;
    }

    /// <summary>Gets whether a secret is encrypted as a new one is: with the current key, for its owner.</summary>
    public bool IsCurrent(ReadOnlySpan<byte> input) => IsBoundToOwner(input) && KeyIdOf(input) == keys.Current.KeyId;

    /// <summary>Encrypts a secret for its location, with the current key.</summary>
    /// <exception cref="ArgumentException">The secret is not valid Unicode: it has a lone surrogate.</exception>
    /// <exception cref="InvalidOperationException">The data keys are not loaded yet.</exception>
    public byte[] Protect(string secret, SecretLocation location)
    {
        var key = keys.Current;
        var size = CountBytes(secret);
        Span<byte> plaintext = size <= MaxStackBytes ? stackalloc byte[size] : new byte[size];
        try
        {
            StrictUtf8.GetBytes(secret, plaintext);

            var output = new byte[TextOffset + size];
            output[0] = Version;
            BinaryPrimitives.WriteInt32BigEndian(output.AsSpan(KeyIdOffset), key.KeyId);
            var nonce = output.AsSpan(NonceOffset, NonceSize);
            RandomNumberGenerator.Fill(nonce);

            key.Cipher.Encrypt(
                nonce,
                plaintext,
                output.AsSpan(TextOffset),
                output.AsSpan(TagOffset, DataKey.TagSizeInBytes),
                AssociatedData(output, location, stackalloc byte[MaxStackBytes]));
            return output;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Decrypts a secret that was read from its location.</summary>
    /// <exception cref="SecretUnreadableException">
    /// The bytes were changed or copied from another location, or their key is not stored.
    /// </exception>
    public string Unprotect(ReadOnlySpan<byte> input, SecretLocation location)
    {
        if (input.Length < TextOffset || input[0] is not (Version or VersionWithoutOwner))
        {
            throw new SecretUnreadableException(location, cause: null);
        }

        var key = FindKey(BinaryPrimitives.ReadInt32BigEndian(input[KeyIdOffset..]), location);

        var size = input.Length - TextOffset;
        Span<byte> plaintext = size <= MaxStackBytes ? stackalloc byte[size] : new byte[size];
        try
        {
            key.Cipher.Decrypt(
                input.Slice(NonceOffset, NonceSize),
                input[TextOffset..],
                input.Slice(TagOffset, DataKey.TagSizeInBytes),
                plaintext,
                AssociatedData(input, location, stackalloc byte[MaxStackBytes]));
            return StrictUtf8.GetString(plaintext);
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new SecretUnreadableException(location, exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Decrypts a secret that was read from its location, if it can be decrypted.</summary>
    /// <returns>The secret; null if it cannot be decrypted.</returns>
    public string? TryUnprotect(ReadOnlySpan<byte> input, SecretLocation location)
    {
        try
        {
            return Unprotect(input, location);
        }
        catch (SecretUnreadableException)
        {
            return null;
        }
    }

    private DataKey FindKey(int keyId, SecretLocation location)
    {
        try
        {
            return keys.Find(keyId) ?? throw new SecretUnreadableException(location, cause: null);
        }
        catch (DbException exception)
        {
            // The keys could not be loaded again.
            throw new SecretUnreadableException(location, exception);
        }
    }

    private static int CountBytes(string secret)
    {
        try
        {
            return StrictUtf8.GetByteCount(secret);
        }
        catch (EncoderFallbackException)
        {
            // The cause would reveal a character of the secret and its position.
            throw new ArgumentException("The secret is not valid Unicode: it has a lone surrogate.", nameof(secret));
        }
    }

    private static ReadOnlySpan<byte> AssociatedData(
        ReadOnlySpan<byte> header, SecretLocation location, Span<byte> buffer)
    {
        header[..NonceOffset].CopyTo(buffer);
        var rest = buffer[NonceOffset..];
        var ownerLength = 0;
        var isWritten = Utf8.TryWrite(
                rest,
                CultureInfo.InvariantCulture,
                $"{location.Table}\0{location.Column}\0{location.RowId}",
                out var rowLength)
            && (header[0] == VersionWithoutOwner || Utf8.TryWrite(
                rest[rowLength..], CultureInfo.InvariantCulture, $"\0{location.OwnerId}", out ownerLength));
        return isWritten
            ? buffer[..(NonceOffset + rowLength + ownerLength)]
            : throw new ArgumentException("The names of the table and the column are too long.", nameof(location));
    }
}
