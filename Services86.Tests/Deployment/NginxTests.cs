using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>nginx with deploy/nginx.conf.</summary>
[TestFixture("proxy_http_version 1.1;")]
[TestFixture("proxy_http_version 1.0;")]
[Platform("Linux")]
internal sealed class NginxTests(string upstreamVersion) : ProxyFixture
{
    private const string Program = "/usr/sbin/nginx";
    private const string ChangeMark = "# change";

    protected override void RequireProxy() => Requirement.Check(
        File.Exists(Program) && Environment.IsPrivilegedProcess,
        "The nginx tests run as root, and need the Debian package nginx-light.");

    protected override IDisposable StartProxy(int serverPort)
    {
        var site = Files.Combine("site.conf");
        File.WriteAllText(site, Site(serverPort));
        File.WriteAllText(
            Files.Combine("nginx.conf"),
            $$"""
            user root;
            daemon off;
            pid {{Files.Combine("pid")}};
            events {}
            http {
                access_log off;
                include {{site}};
            }
            """);
        return RunningProgram.Start(
            [], Program, "-p", Files.FullName, "-c", Files.Combine("nginx.conf"), "-e", Files.Combine("errors"));
    }

    [Test]
    public void The_log_of_nginx_has_no_queries()
    {
        var log = File.ReadAllText(Files.Combine("access"));

        Assert.That(log, Does.Contain("\"GET /Remote/Services86/User.svc\" 200"));
        Assert.That(log, Does.Not.Contain("wsdl"));
    }

    // Only the lines that an operator is asked to adapt.
    private string Site(int serverPort)
    {
        (string Shipped, string Tested)[] changes =
        [
            ("server 127.0.0.1:5086;", $"server 127.0.0.1:{serverPort};"),
            ("listen 443 ssl;", $"listen 127.0.0.1:{Port} ssl;"),
            ("/etc/ssl/services86/certificate.pem", Files.Combine("certificate.pem")),
            ("/etc/ssl/services86/key.pem", Files.Combine("key.pem")),
            ("/var/log/nginx/services86.log", Files.Combine("access")),
        ];
        var shipped = File.ReadAllText(Repository.Path("deploy/nginx.conf"));
        var tested = string.Join('\n', shipped.Split('\n').Select(Change));
        Assert.That(changes.Select(change => change.Tested), Has.All.Matches<string>(
            text => tested.Contains(text, StringComparison.Ordinal)));
        return tested.Replace("proxy_http_version 1.1;", upstreamVersion, StringComparison.Ordinal);

        string Change(string line) => line.EndsWith(ChangeMark, StringComparison.Ordinal)
            ? changes.Aggregate(
                line, (text, change) => text.Replace(change.Shipped, change.Tested, StringComparison.Ordinal))
            : line;
    }
}
