using System.Net;

namespace Services86.Agents.Login;

/// <summary>
/// The addresses from which logins to a name have succeeded. <see cref="LoginThrottle"/> synchronizes access.
/// </summary>
internal sealed class KnownAddresses
{
    private const int MaxPerName = 8;

    // The last one to succeed comes first.
    private readonly Dictionary<string, List<IPAddress>> _addresses = [];

    /// <summary>Gets whether a login to a name has succeeded from an address; false for null.</summary>
    public bool Contains(string nameKey, IPAddress? address) =>
        address is not null && _addresses.TryGetValue(nameKey, out var addresses) && addresses.Contains(address);

    /// <summary>Adds an address from which a login to a name has succeeded. Null is ignored.</summary>
    public void Add(string nameKey, IPAddress? address)
    {
        if (address is null)
        {
            return;
        }

        if (!_addresses.TryGetValue(nameKey, out var addresses))
        {
            _addresses.Add(nameKey, addresses = []);
        }

        addresses.Remove(address);
        addresses.Insert(0, address);
        if (addresses.Count > MaxPerName)
        {
            addresses.RemoveAt(MaxPerName);
        }
    }
}
