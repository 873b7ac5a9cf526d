using Services86.Agents.Login;
using Services86.Data.Applications;
using Services86.Description;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Lists applications, registers one, and revokes one.</summary>
internal sealed class ApplicationsPage(
    PageResponse responses,
    ApplicationRepository applications,
    ApplicationService registration,
    IEnumerable<ContractDescription> contracts,
    LoginOptions options) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        await responses.SendAsync<ApplicationsView>(request, new ApplicationsModel(
            await applications.ListAsync(request.CancellationToken),
            [.. contracts.Select(contract => contract.Name)],
            options.Installation == InstallationType.Online,
            request.Query("done") == "revoked" ? "The application was revoked." : null));
    }

    /// <inheritdoc/>
    public override Task PostAsync(PageRequest request) =>
        request.Field("action") == "revoke" ? RevokeAsync(request) : AddAsync(request);

    private async Task AddAsync(PageRequest request)
    {
        var name = request.Field("name");
        ApplicationRules.RequireName(name);
        var agents = ApplicationRules.RequireAgents([.. request.Form["agent"].OfType<string>()], contracts);
        var token = await registration.RegisterAsync(name, agents, request.Actor, request.CancellationToken);
        await responses.SendAsync<SecretView>(request, new SecretModel(
            $"Registered {name}",
            $"Token of {name}",
            token,
            "The application sends this token with every call: as ApplicationToken over SOAP, as SO-AppToken over "
            + "REST. The server keeps its hash only, and does not show it again.",
            "applications"));
    }

    private async Task RevokeAsync(PageRequest request)
    {
        var name = request.Field("name");
        if (await Confirmation.AskAsync(
            responses,
            request,
            $"Revoke {name}?",
            "The server refuses the calls of the application within five seconds, for good. Its name stays taken.",
            "Revoke the application"))
        {
            await applications.RevokeAsync(name, request.Actor, request.CancellationToken);
            request.Redirect("applications?done=revoked");
        }
    }
}
