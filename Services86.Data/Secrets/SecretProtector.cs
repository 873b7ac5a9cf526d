using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Services86.Data.Secrets;

/// <summary>
/// Encrypts secrets for the place where they are stored, and opens them there. Safe for concurrent use.
/// </summary>
/// <remarks>
/// AES-256-GCM. The bytes are: version (1), key id (4, big endian), nonce (12), tag (16), and the encrypted UTF-8. The
/// version, the key id and the place are authenticated, so that a secret opens only where it was stored: whoever can
/// write to the database cannot have one person's secret shown to another.
/// </remarks>
internal sealed class SecretProtector(DataKeyRing keys)
{
    private const byte Version = 1;
    private const int KeyIdOffset = 1;
    private const int NonceOffset = KeyIdOffset + sizeof(int);
    // 96 bits: the size that GCM is made for (NIST SP 800-38D, 5.2.1). Random nonces are good for 2^32 secrets under one
    // key (8.3).
    private const int NonceSize = 12;
    private const int TagOffset = NonceOffset + NonceSize;
    private const int TextOffset = TagOffset + DataKey.TagSizeInBytes;
    private const int StackLimit = 512;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Encrypts a secret for one place, with the newest key.</summary>
    /// <exception cref="ArgumentException">The secret is not valid Unicode: it has a lone surrogate.</exception>
    public byte[] Protect(string secret, SecretLocation location)
    {
        var key = keys.Newest;
        var size = CountBytes(secret);
        Span<byte> plaintext = size <= StackLimit ? stackalloc byte[size] : new byte[size];
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
                AssociatedData(output, location, stackalloc byte[StackLimit]));
            return output;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Opens a secret in the place where it was found.</summary>
    /// <exception cref="SecretUnreadableException">
    /// It was changed, it comes from another place, or its key is unknown.
    /// </exception>
    public string Unprotect(ReadOnlySpan<byte> input, SecretLocation location)
    {
        if (input.Length < TextOffset || input[0] != Version)
        {
            throw new SecretUnreadableException(location, cause: null);
        }

        var key = keys.Find(BinaryPrimitives.ReadInt32BigEndian(input[KeyIdOffset..]))
            ?? throw new SecretUnreadableException(location, cause: null);

        var size = input.Length - TextOffset;
        Span<byte> plaintext = size <= StackLimit ? stackalloc byte[size] : new byte[size];
        try
        {
            key.Cipher.Decrypt(
                input.Slice(NonceOffset, NonceSize),
                input[TextOffset..],
                input.Slice(TagOffset, DataKey.TagSizeInBytes),
                plaintext,
                AssociatedData(input, location, stackalloc byte[StackLimit]));
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

    private static int CountBytes(string secret)
    {
        try
        {
            return StrictUtf8.GetByteCount(secret);
        }
        catch (EncoderFallbackException)
        {
            // Without the cause, which tells a character of the secret and its position.
            throw new ArgumentException("The secret is not valid Unicode: it has a lone surrogate.", nameof(secret));
        }
    }

    private static ReadOnlySpan<byte> AssociatedData(
        ReadOnlySpan<byte> header, SecretLocation location, Span<byte> buffer)
    {
        header[..NonceOffset].CopyTo(buffer);
        var isWritten = Utf8.TryWrite(
            buffer[NonceOffset..],
            CultureInfo.InvariantCulture,
            $"{location.Table}\0{location.Column}\0{location.RowId}",
            out var length);
        return isWritten
            ? buffer[..(NonceOffset + length)]
            : throw new ArgumentException("The names of the table and the column are too long.", nameof(location));
    }
}
