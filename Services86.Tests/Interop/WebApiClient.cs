using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on @superoffice/webapi, SuperOffice's REST library for Node.js.</summary>
internal sealed class WebApiClient : InteropClient
{
    public override string Packages => "nodejs and npm, and the npm packages in package-lock.json";

    public override async Task<bool> IsInstalledAsync()
    {
        Copy("webapi/client.js");
        Copy("webapi/package.json");
        Copy("webapi/package-lock.json");
        return await SucceedsAsync("node", "--version")
            && await SucceedsAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    public override async Task<ClientOutput> RunAsync(string server, string recordKind, string text) =>
        new(await RunProgramAsync("node", "client.js", server, Services86Server.AdminPassword, recordKind, text));
}
