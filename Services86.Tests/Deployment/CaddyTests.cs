using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>Caddy with deploy/Caddyfile.</summary>
[Platform("Linux")]
internal sealed class CaddyTests : ProxyFixture
{
    private const string Program = "/usr/bin/caddy";

    protected override void RequireProxy() =>
        Requirement.Check(File.Exists(Program), "The Caddy tests need the Debian package caddy.");

    // Caddy would get the certificate of crm.example.com from an authority: here it makes one itself, for the address.
    protected override IDisposable StartProxy(int serverPort)
    {
        var configuration = Files.Combine("Caddyfile");
        File.WriteAllText(
            configuration,
            $$"""
            {
                admin off
                skip_install_trust
                auto_https disable_redirects
                default_sni 127.0.0.1
            }

            (certificate) {
                tls {{Files.Combine("certificate.pem")}} {{Files.Combine("key.pem")}}
            }

            """ + File.ReadAllText(Repository.Path("deploy/Caddyfile")).Replace(
                ":crm.example.com} {\n", ":crm.example.com} {\n\timport certificate\n", StringComparison.Ordinal));
        return RunningProgram.Start(
            [
                new("HOME", Files.FullName),
                new("SERVICES86_SITE", $"https://127.0.0.1:{Port}, https://crm.example.com:{Port}"),
                new("SERVICES86_UPSTREAM", $"127.0.0.1:{serverPort}"),
            ],
            Program, "run", "--config", configuration, "--adapter", "caddyfile");
    }
}
