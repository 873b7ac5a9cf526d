using System.Diagnostics.CodeAnalysis;
using Services86.Description;

namespace Services86.Soap.Http;

/// <summary>The services of one version, by name. Case does not matter.</summary>
internal sealed class SoapServices
{
    private readonly Dictionary<string, SoapService> _services;
    private readonly Dictionary<string, SoapService>.AlternateLookup<ReadOnlySpan<char>> _servicesByName;

    /// <summary>Creates the services of the contracts of a version.</summary>
    public SoapServices(IEnumerable<ContractDescription> contracts)
    {
        _services = contracts.ToDictionary(
            contract => contract.Name, contract => new SoapService(contract), StringComparer.OrdinalIgnoreCase);
        _servicesByName = _services.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the names of the services, in the order of their contracts.</summary>
    public IReadOnlyCollection<string> Names => _services.Keys;

    /// <summary>Finds a service by its name, in any case.</summary>
    public bool TryGet(ReadOnlySpan<char> name, [NotNullWhen(true)] out SoapService? service) =>
        _servicesByName.TryGetValue(name, out service);
}
