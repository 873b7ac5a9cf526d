using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
    // 96 and 128 bits: the sizes that GCM is made for (NIST SP 800-38D, 5.2.1). Random nonces are good for 2^32 secrets
    // under one key (8.3).
    private const int NonceSize = 12;
    private const int TagOffset = NonceOffset + NonceSize;
    private const int TagSize = 16;
    private const int TextOffset = TagOffset + TagSize;
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

            using var cipher = CreateCipher(key);
            cipher.Encrypt(
                nonce,
                plaintext,
                output.AsSpan(TextOffset),
                output.AsSpan(TagOffset, TagSize),
                AssociatedData(output, location));
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
            using var cipher = CreateCipher(key);
            cipher.Decrypt(
                input.Slice(NonceOffset, NonceSize),
                input[TextOffset..],
                input.Slice(TagOffset, TagSize),
                plaintext,
                AssociatedData(input, location));
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

    // One for each call: AesGcm keeps the nonce of the running call in its native context, so that threads cannot share
    // one. Expanding the key costs little beside the SQL around it, and a pool would be one more place for keys.
    private static AesGcm CreateCipher(DataKey key) => new(key.Bytes, TagSize);

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

    private static byte[] AssociatedData(ReadOnlySpan<byte> header, SecretLocation location)
    {
        var place = string.Create(
            CultureInfo.InvariantCulture, $"{location.Table}\0{location.Column}\0{location.RowId}");
        var data = new byte[NonceOffset + StrictUtf8.GetByteCount(place)];
        header[..NonceOffset].CopyTo(data);
        StrictUtf8.GetBytes(place, data.AsSpan(NonceOffset));
        return data;
    }
}
