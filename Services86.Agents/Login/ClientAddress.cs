using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Services86.Agents.Login;

/// <summary>
/// The address of a client as logins are counted: an IPv4 address, or an IPv6 network of 64 bits, which is what a
/// provider gives to one customer.
/// </summary>
internal readonly record struct ClientAddress
{
    private const int Size = 16;

    // Of an IPv4 address: ::ffff:0:0/96, in which all bits count.
    private readonly UInt128 _value;

    private ClientAddress(UInt128 value) => _value = value;

    /// <summary>Gets the address of a client.</summary>
    /// <returns>The address; null for null, and for an address that is neither IPv4 nor IPv6.</returns>
    /// <remarks>
    /// A socket for IPv6 and IPv4 gives IPv4 clients as IPv6 addresses: they are the same clients as over IPv4, and not
    /// all of one network.
    /// </remarks>
    public static ClientAddress? Of(IPAddress? address)
    {
        if (address?.AddressFamily is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Size];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes[10] = bytes[11] = byte.MaxValue;
            address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
            if (!address.IsIPv4MappedToIPv6)
            {
                bytes[(Size / 2)..].Clear();
            }
        }

        return new ClientAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
    /// <summary>Gets the 16 bytes of the address; of an IPv4 address, those of its IPv6 address.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _value);
        return bytes;
    }
}
