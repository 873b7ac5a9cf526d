using Services86.Description;

namespace Services86.Rest.Routing;

/// <summary>An agent in REST: its operations by their names, case-insensitive.</summary>
internal sealed class RestService
{
    /// <summary>The path that the address of every agent begins with.</summary>
    public const string AgentsPath = VersionPath + "/Agents";

    /// <summary>The address of the version.</summary>
    public const string VersionPath = "/api/v1";

    private readonly Dictionary<string, RestOperation>.AlternateLookup<ReadOnlySpan<char>> _operationsByName;

    /// <summary>Creates the agent from its contract.</summary>
    public RestService(ContractDescription contract)
    {
        Contract = ContractDescription.Of(contract.AgentType, ServicesVersion.Rest);
        Operations = [.. Contract.Operations.Select(operation => new RestOperation(operation))];
        _operationsByName = Operations
            .ToDictionary(operation => operation.Description.Name, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the contract of the agent.</summary>
    public ContractDescription Contract { get; }

    /// <summary>Gets the operations, those of later versions too, in the order of the contract.</summary>
    public IReadOnlyList<RestOperation> Operations { get; }

    /// <summary>Gets whether an agent requires an authenticated caller.</summary>
    public static bool NeedsLogin(ContractDescription contract) =>
        contract.RequestHeadersType != typeof(ApplicationRequestHeaders);

    /// <summary>Finds an operation by its name, case-insensitive; null for an unknown name.</summary>
    public RestOperation? Find(ReadOnlySpan<char> name) =>
        _operationsByName.TryGetValue(name, out var operation) ? operation : null;
}
