using Services86.Description;

namespace Services86.Rest.Routing;

/// <summary>An agent as REST has it: its operations by their names, in any case.</summary>
internal sealed class RestService
{
    /// <summary>What the address of every agent begins with.</summary>
    public const string AgentsPath = VersionPath + "/Agents";

    /// <summary>The address of the version.</summary>
    public const string VersionPath = "/api/v1";

    private readonly Dictionary<string, RestOperation>.AlternateLookup<ReadOnlySpan<char>> _operationsByName;

    /// <summary>Reads an agent off its contract.</summary>
    public RestService(ContractDescription contract)
    {
        Contract = ContractDescription.Of(contract.AgentType, ServicesVersion.Rest);
        Operations = [.. Contract.Operations.Select(operation => new RestOperation(operation))];
        _operationsByName = Operations
            .ToDictionary(operation => operation.Description.Name, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The contract of the agent.</summary>
    public ContractDescription Contract { get; }

    /// <summary>The operations, those of later versions too, in the order of the contract.</summary>
    public IReadOnlyList<RestOperation> Operations { get; }

    /// <summary>Tells whether only callers who are known may call an agent.</summary>
    public static bool NeedsLogin(ContractDescription contract) =>
        contract.RequestHeadersType != typeof(ApplicationRequestHeaders);

    /// <summary>Finds an operation by its name, in any case; null when there is none.</summary>
    public RestOperation? Find(ReadOnlySpan<char> name) =>
        _operationsByName.TryGetValue(name, out var operation) ? operation : null;
}
