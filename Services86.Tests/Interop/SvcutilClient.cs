using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client programs on Mono's WCF, with proxies that svcutil generates from the served WSDL.</summary>
internal sealed class SvcutilClient : InteropClient
{
    private static readonly string[] References =
        ["-r:System.ServiceModel.dll", "-r:System.Runtime.Serialization.dll"];

    public override string Packages => "mono-devel";

    public override async Task<bool> IsInstalledAsync() =>
        await SucceedsAsync("mcs", "--version") && await SucceedsAsync("svcutil", "--help");

    public override async Task<ClientOutput> RunAsync(string server, string recordKind, string text)
    {
        var agent = recordKind == nameof(EMailAccount) ? "EMail" : "User";
        await GenerateProxyAsync(server, "SoPrincipal");
        await GenerateProxyAsync(server, agent);

        // A separate library, because both proxies declare the types that the agents share.
        await CompileAsync("-t:library", "-out:SoPrincipal.dll", "SoPrincipal.cs");
        await CompileAsync(
            $"-out:{recordKind}.exe",
            "-r:SoPrincipal.dll",
            $"{agent}.cs",
            Source("Svcutil/Client.cs"),
            Source("Svcutil/Messages.cs"),
            Source($"Svcutil/{recordKind}Messages.cs"),
            Source($"Svcutil/{recordKind}Client.cs"));
        return new(await RunProgramAsync("mono", $"{recordKind}.exe", server, Services86Server.AdminPassword, text));
    }

    private Task<string> GenerateProxyAsync(string server, string agent) =>
        RunProgramAsync("svcutil", "--noLogo", "--noConfig", $"--out:{agent}.cs", $"{server}/{agent}.svc?wsdl");

    // CS0436: svcutil also generates DSAParameters, which the framework declares.
    private Task<string> CompileAsync(params string[] args) =>
        RunProgramAsync("mcs", ["-codepage:utf8", "-nowarn:0436", .. References, .. args]);
}
