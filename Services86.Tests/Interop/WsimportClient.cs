using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on JAX-WS, with proxies that wsimport generates from the served WSDL.</summary>
internal sealed class WsimportClient : InteropClient
{
    private static readonly string[] Agents = ["SoPrincipal", "User", "EMail"];

    // Where Debian installs JAX-WS, which Java 11 and later do not contain.
    private static readonly string[] ClassPath = ["-classpath", ".:/usr/share/jaxws/lib/*"];

    private Task? _compilation;

    public override string Packages => "jaxws and default-jdk-headless";

    public override async Task<bool> IsInstalledAsync() =>
        await SucceedsAsync("javac", "-version") && await SucceedsAsync("wsimport", "-version");

    public override async Task<ClientOutput> RunAsync(string server, string recordKind, string text)
    {
        await (_compilation ??= CompileAsync(server));
        return new(await RunProgramAsync(
            "java", [.. ClassPath, "Client", server, Services86Server.AdminPassword, recordKind, text]));
    }

    // The commands of docs/CLIENTS.md.
    private async Task CompileAsync(string server)
    {
        foreach (var agent in Agents)
        {
            string[] userBindings = agent == "User" ? ["-b", Bindings("services86-user.xml")] : [];
            await RunProgramAsync(
                "wsimport",
                [
                    "-quiet",
                    "-XadditionalHeaders",
                    "-p",
                    $"services86.{agent.ToLowerInvariant()}",
                    "-b",
                    Bindings("services86.xml"),
                    .. userBindings,
                    $"{server}/{agent}.svc?wsdl",
                ]);
        }

        await RunProgramAsync(
            "javac",
            ["-encoding", "UTF-8", "-d", ".", .. ClassPath, Source("java/Client.java"), Source("java/Calls.java")]);
    }

    private static string Bindings(string name) => Repository.Path($"docs/java/{name}");
}
