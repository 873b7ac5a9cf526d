using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>C# with a proxy made by svcutil, on Mono's WCF.</summary>
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
        await MakeProxyAsync(server, "SoPrincipal");
        await MakeProxyAsync(server, agent);

        // A library of its own, as both proxies have the types that the agents share.
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

    private Task<string> MakeProxyAsync(string server, string agent) =>
        RunProgramAsync("svcutil", "--noLogo", "--noConfig", $"--out:{agent}.cs", $"{server}/{agent}.svc?wsdl");

    // CS0436: svcutil also makes DSAParameters, which the framework has.
    private Task<string> CompileAsync(params string[] args) =>
        RunProgramAsync("mcs", ["-codepage:utf8", "-nowarn:0436", .. References, .. args]);
}
