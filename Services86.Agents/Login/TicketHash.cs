using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Services86.Agents.Login;

/// <summary>
/// A hash of 32 bytes that identifies a ticket, an access token or an application token, and from which the token
/// cannot be derived.
/// </summary>
internal readonly record struct TicketHash
{
    // In bytes. The tickets of this server are shorter; a longer text is hashed too, and is unknown.
    private const int MaxStackSize = 256;

    private const int SecondHalf = SHA256.HashSizeInBytes / 2;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private TicketHash(ReadOnlySpan<byte> hash)
    {
        _first = MemoryMarshal.Read<UInt128>(hash);
        _second = MemoryMarshal.Read<UInt128>(hash[SecondHalf..]);
    }

    /// <summary>Hashes a ticket with SHA-256.</summary>
    public static TicketHash OfTicket(string ticket) => Of(ticket, key: []);

    /// <summary>Hashes an access token with HMAC-SHA256, so that a ticket is no access token, and vice versa.</summary>
    public static TicketHash OfAccessToken(string token) => Of(token, "access token"u8);

    /// <summary>
    /// Hashes an application token with SHA-256. Applications have a table of their own: a ticket is no application.
    /// </summary>
    public static TicketHash OfApplicationToken(string token) => Of(token, key: []);

    /// <summary>Gets the hash as the database has it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, _first);
        MemoryMarshal.Write(bytes.AsSpan(SecondHalf), _second);
        return bytes;
    }

    private static TicketHash Of(string text, ReadOnlySpan<byte> key)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = size <= MaxStackSize ? stackalloc byte[MaxStackSize] : new byte[size];
        var bytes = buffer[..Encoding.UTF8.GetBytes(text, buffer)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (key.IsEmpty)
        {
            SHA256.HashData(bytes, hash);
        }
        else
        {
            HMACSHA256.HashData(key, bytes, hash);
        }

        CryptographicOperations.ZeroMemory(bytes);
        return new TicketHash(hash);
    }
}
