using Microsoft.CodeAnalysis;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on code that NSwag generates, with Json.NET.</summary>
internal sealed class NSwagClient : GeneratedRestClient
{
    public override string Packages => "tzdata";

    protected override string[] Command => ["dotnet", "client.dll"];

    public override async Task<bool> IsInstalledAsync() =>
        File.Exists("/usr/share/zoneinfo/Europe/Oslo") && await SucceedsAsync("dotnet", "--version");

    public override async Task CompileAsync(Services86Server server, DateKind dates)
    {
        var document = await server.Http.GetStringAsync("/openapi/User.json");
        var client = await NSwagGenerator.GenerateAsync(
            dates == DateKind.Offset ? PublishedDates.Declare(document) : document, "User");
        var program = await File.ReadAllTextAsync(Source("nswag/Client.cs"));
        NSwagGenerator.Compile(
            Path.Combine(WorkingDirectory, "client.dll"), OutputKind.ConsoleApplication, program, client);

        var json = typeof(Newtonsoft.Json.JsonConvert).Assembly.Location;
        File.Copy(json, Path.Combine(WorkingDirectory, Path.GetFileName(json)), overwrite: true);
        await File.WriteAllTextAsync(
            Path.Combine(WorkingDirectory, "client.runtimeconfig.json"),
            $$"""
            {
              "runtimeOptions": {
                "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" }
              }
            }
            """);
    }
}
