using Services86.Agents.SoPrincipal;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Soap.Http;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Home;

/// <summary>The page at <c>/</c>: what the server has, and how to connect.</summary>
internal sealed class HomePage(
    PageResponse responses,
    IEnumerable<ContractDescription> contracts,
    RestServices rest,
    SoapOptions options,
    SystemInfo system,
    Snippets snippets) : Page
{
    /// <inheritdoc/>
    public override Task GetAsync(PageRequest request)
    {
        var described = system.Describe();
        var server = request.ServerAddress;
        return responses.SendAsync<HomeView>(request, new HomeModel(
            described.FileVersion!,
            described.DatabaseType!,
            [.. contracts.Select(contract => AgentOf(contract, server))],
            snippets.For(server)));
    }

    private HomeAgent AgentOf(ContractDescription contract, string server)
    {
        var path = options.PathOf(contract);
        return new HomeAgent(
            contract.Name,
            contract.Version.Name,
            path.TrimStart('/'),
            server + path,
            contract.Operations.Count,
            rest.Require(contract.Name).Operations.Count);
    }
}
