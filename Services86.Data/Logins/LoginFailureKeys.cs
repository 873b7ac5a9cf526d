using System.Security.Cryptography;
using System.Text;
using Services86.Data.Secrets;

namespace Services86.Data.Logins;

/// <summary>
/// The keys of the rows of failed logins: an HMAC of the name or the address. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The HMAC has a key that is derived from the data key in use, which all hosts share, and which a copy of the database
/// does not reveal: nobody can try names against the rows. A new data key begins new counts.
/// </remarks>
internal sealed class LoginFailureKeys(DataKeyRing keys)
{
    private const int AddressSize = 16;
    private const byte Name = 1;
    private const byte Address = 2;
    private const byte NameAtAddress = 3;

    // Replaced as a whole, with the data key that it is derived from.
    private volatile DerivedKey? _derived;

    /// <summary>Gets the key of the failures with a name, from addresses that are not known.</summary>
    public byte[] OfName(string nameKey) => Compute(Name, [], nameKey);

    /// <summary>Gets the key of the failures from an address.</summary>
    public byte[] OfAddress(byte[] address) => Compute(Address, Require(address), "");

    /// <summary>Gets the key of the failures with a name from a known address.</summary>
    public byte[] OfNameAtAddress(string nameKey, byte[] address) =>
        Compute(NameAtAddress, Require(address), nameKey);

    private byte[] Compute(byte kind, ReadOnlySpan<byte> address, string nameKey)
    {
        // Unambiguous: the kind determines the length of the address.
        byte[] text = [kind, .. address, .. Encoding.UTF8.GetBytes(nameKey)];
        return HMACSHA256.HashData(Key(), text);
    }

    private byte[] Key()
    {
        var dataKey = keys.Current;
        var derived = _derived;
        if (derived?.KeyId != dataKey.KeyId)
        {
            var bytes = HKDF.DeriveKey(
                HashAlgorithmName.SHA256, dataKey.Bytes, HMACSHA256.HashSizeInBytes, info: "login_failure"u8.ToArray());
            _derived = derived = new DerivedKey(dataKey.KeyId, bytes);
        }

        return derived.Bytes;
    }

    private static byte[] Require(byte[] address) => address.Length == AddressSize
        ? address
        : throw new ArgumentException($"An address has {AddressSize} bytes, not {address.Length}.", nameof(address));

    private sealed record DerivedKey(int KeyId, byte[] Bytes);
}
