using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Services86.Agents.Login;

/// <summary>What a ticket or an access token is known by: 32 bytes, from which there is no way back to it.</summary>
internal readonly record struct TicketHash
{
    // In bytes. Ours are below; a longer text is hashed all the same, and not known.
    private const int LongestOnStack = 256;

    private const int SecondHalf = SHA256.HashSizeInBytes / 2;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private TicketHash(ReadOnlySpan<byte> hash)
    {
        _first = MemoryMarshal.Read<UInt128>(hash);
        _second = MemoryMarshal.Read<UInt128>(hash[SecondHalf..]);
    }

    /// <summary>Hashes a ticket: its SHA-256.</summary>
    public static TicketHash OfTicket(string ticket) => Of(ticket, kind: []);

    /// <summary>Hashes an access token, in another way than a ticket, so that neither passes for the other.</summary>
    public static TicketHash OfAccessToken(string token) => Of(token, "access token"u8);

    /// <summary>Gives the hash as the database has it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, _first);
        MemoryMarshal.Write(bytes.AsSpan(SecondHalf), _second);
        return bytes;
    }

    private static TicketHash Of(string text, ReadOnlySpan<byte> kind)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = size <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[size];
        var bytes = buffer[..Encoding.UTF8.GetBytes(text, buffer)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (kind.IsEmpty)
        {
            SHA256.HashData(bytes, hash);
        }
        else
        {
            HMACSHA256.HashData(kind, bytes, hash);
        }

        CryptographicOperations.ZeroMemory(bytes);
        return new TicketHash(hash);
    }
}
