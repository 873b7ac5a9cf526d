using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on openapi-fetch, with the types that openapi-typescript generates.</summary>
internal sealed class OpenApiTypescriptClient : GeneratedRestClient
{
    public override string Packages => "nodejs and npm, and the npm packages in package-lock.json";

    protected override string[] Command => ["node", "client.js"];

    public override async Task<bool> IsInstalledAsync()
    {
        foreach (var file in new[] { "client.ts", "package.json", "package-lock.json", "tsconfig.json" })
        {
            Copy($"openapi-typescript/{file}");
        }

        return await SucceedsAsync("node", "--version")
            && await SucceedsAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    // A date is a text for openapi-typescript, whatever its format. The program itself converts dates with offsets.
    public override async Task CompileAsync(Services86Server server, DateKind dates)
    {
        foreach (var agent in new[] { "SoPrincipal", "User", "EMail" })
        {
            var document = new Uri(server.Address, $"/openapi/{agent}.json").AbsoluteUri;
            await RunProgramAsync(Tool("openapi-typescript"), document, "-o", $"{agent}.ts");
        }

        await RunProgramAsync(Tool("tsc"));
    }

    private string Tool(string name) => Path.Combine(WorkingDirectory, "node_modules/.bin", name);
}
