using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on zeep, a SOAP library for Python.</summary>
internal sealed class ZeepClient : InteropClient
{
    // Debian's Python, which finds Debian's packages, even if another Python is first in the path.
    private const string Python = "/usr/bin/python3";

    public override string Packages => "python3-zeep";

    public override Task<bool> IsInstalledAsync() => SucceedsAsync(Python, "-c", "import zeep");

    public override async Task<ClientOutput> RunAsync(string server, string recordKind, string text) => new(
        await RunProgramAsync(Python, Source("client.py"), server, Services86Server.AdminPassword, recordKind, text));
}
