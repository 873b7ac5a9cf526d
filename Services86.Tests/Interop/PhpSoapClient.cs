using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The client program on PHP's SoapClient.</summary>
internal sealed class PhpSoapClient : InteropClient
{
    public override string Packages => "php-cli and php-soap";

    public override Task<bool> IsInstalledAsync() =>
        SucceedsAsync("php", "-r", "exit(class_exists('SoapClient') ? 0 : 1);");

    public override async Task<ClientOutput> RunAsync(string server, string recordKind, string text) =>
        new(await RunProgramAsync(
            "php",
            "-d",
            "soap.wsdl_cache_enabled=0",
            Source("client.php"),
            server,
            Services86Server.AdminPassword,
            recordKind,
            text));
}
