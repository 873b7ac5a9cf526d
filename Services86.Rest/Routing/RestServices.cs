using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.Routing;

/// <summary>All agents in REST, by their names, case-insensitive.</summary>
internal sealed class RestServices
{
    private readonly Dictionary<string, RestService> _services;
    private readonly Dictionary<string, RestService>.AlternateLookup<ReadOnlySpan<char>> _servicesByName;

    /// <summary>Creates the agents from their contracts.</summary>
    public RestServices(IEnumerable<ContractDescription> contracts)
    {
        All = [.. contracts.Select(contract => new RestService(contract))];
        _services = All.ToDictionary(service => service.Contract.Name, StringComparer.OrdinalIgnoreCase);
        _servicesByName = _services.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the agents, in the order of their registration.</summary>
    public IReadOnlyList<RestService> All { get; }

    /// <summary>Gets an agent by its name, case-insensitive.</summary>
    /// <exception cref="RestException">The name is unknown.</exception>
    public RestService Require(ReadOnlySpan<char> name) =>
        _servicesByName.TryGetValue(name, out var service) ? service : throw Unknown(
            $"There is no agent {Quotation.Cut(name.ToString())} here.", "agents", name, _services.Keys);

    /// <summary>Gets an operation by the names of its agent and of the operation, case-insensitive.</summary>
    /// <exception cref="RestException">The name is unknown.</exception>
    public RestOperation Require(ReadOnlySpan<char> agent, ReadOnlySpan<char> operation)
    {
        var service = Require(agent);
        return service.Find(operation) ?? throw Unknown(
            $"The agent {service.Contract.Name} has no operation {Quotation.Cut(operation.ToString())} here.",
            "operations",
            operation,
            service.Operations.Select(known => known.Description.Name));
    }

    private static RestException Unknown(
        string what, string kind, ReadOnlySpan<char> name, IEnumerable<string> known)
    {
        var all = known.ToList();
        var nearest = NearestNames.Of(name.ToString(), all);
        var advice = nearest.Count > 0
            ? $"Did you mean {string.Join(", ", nearest)}?"
            : $"The {kind} are {string.Join(", ", all)}.";
        return new RestException(StatusCodes.Status404NotFound, $"{what} {advice}");
    }
}
