namespace Services86.Agents.Login;

/// <summary>
/// The addresses from which logins to a name have succeeded. <see cref="LoginThrottle"/> synchronizes access.
/// </summary>
internal sealed class KnownAddresses
{
    private const int MaxNames = 10_000;
    private const int MaxPerName = 8;

    // The last one to succeed comes first.
    private readonly Dictionary<string, List<ClientAddress>> _addresses = [];

    /// <summary>Gets whether a login to a name has succeeded from an address; false for null.</summary>
    public bool Contains(string nameKey, ClientAddress? address) =>
        address is { } value && _addresses.TryGetValue(nameKey, out var addresses) && addresses.Contains(value);

    /// <summary>Adds an address from which a login to a name has succeeded. Null is ignored.</summary>
    public void Add(string nameKey, ClientAddress? address)
    {
        if (address is not { } value)
        {
            return;
        }

        if (!_addresses.TryGetValue(nameKey, out var addresses))
        {
            EvictIfFull();
            _addresses.Add(nameKey, addresses = []);
        }

        addresses.Remove(value);
        addresses.Insert(0, value);
        if (addresses.Count > MaxPerName)
        {
            addresses.RemoveAt(MaxPerName);
        }
    }

    /// <summary>Forgets all addresses.</summary>
    public void Clear() => _addresses.Clear();

    // An evicted name shares the counts of other clients until its next login. Only users of this server have entries.
    private void EvictIfFull()
    {
        if (_addresses.Count < MaxNames)
        {
            return;
        }

        foreach (var nameKey in _addresses.Keys.Take(MaxNames / 2).ToList())
        {
            _addresses.Remove(nameKey);
        }
    }
}
