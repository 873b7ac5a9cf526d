using System.Globalization;
using System.Text;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Telemetry;

internal sealed class ExportTests : HostProcessFixture
{
    private const string AdminPassword = "--Services86:Bootstrap:Password=Canary-of-admin-1";

    [Test]
    public async Task Nothing_of_metrics_and_health_is_loaded_unless_somebody_asks_for_it()
    {
        var server = StartServer(AnyPort, AdminPassword);
        using var client = new HttpClient { BaseAddress = await server.WaitForAddressAsync() };

        await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", "Canary-of-admin-1"));
        var beforeHealth = server.LoadedAssemblies;
        using var ready = await client.GetAsync("/health/ready");
        using var metrics = await client.GetAsync("/metrics");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)ready.StatusCode, Is.EqualTo(200));
            Assert.That((int)metrics.StatusCode, Is.EqualTo(404));
            Assert.That(beforeHealth, Has.Some.EqualTo("Services86.Agents").And.None.Contains("HealthChecks"));
            Assert.That(
                server.LoadedAssemblies, Has.Some.Contains("HealthChecks").And.None.Contains("OpenTelemetry"));
        }
    }

    [Test]
    public async Task The_page_of_Prometheus_is_served_at_the_configured_port_only()
    {
        var server = StartServer(
            "--urls=http://127.0.0.1:0;http://127.0.0.1:0", AdminPassword, "--Services86:Metrics:Prometheus=true");
        var address = await server.WaitForAddressAsync();
        using var client = new HttpClient { BaseAddress = address };
        var page = await client.GetStringAsync("/metrics");
        var elsewhere = StartServer(
            AnyPort, AdminPassword, "--Services86:Metrics:Prometheus=true", "--Services86:Metrics:Port=1");
        using var other = new HttpClient { BaseAddress = await elsewhere.WaitForAddressAsync() };
        using var refused = await other.GetAsync("/metrics");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("services86_db_commits").And.Contain("service_name=\"services86\""));
            Assert.That(server.LoadedAssemblies, Has.Some.EqualTo("OpenTelemetry"));
            Assert.That((int)refused.StatusCode, Is.EqualTo(404));
        }
    }

    [Test]
    public async Task No_secret_is_in_a_log_a_metric_a_trace_or_the_health()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var server = StartServer(
            AnyPort,
            AdminPassword,
            "--Services86:Database:ConnectionString=Data Source=services86.db;Password=",
            "--Services86:Installation=Online",
            "--Services86:Metrics:Prometheus=true",
            "--Logging:Console:FormatterName=json",
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft=Trace",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_METRIC_EXPORT_INTERVAL=300",
            "--OTEL_BSP_SCHEDULE_DELAY=100",
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}");
        var address = await server.WaitForAddressAsync();
        var registered = await RunAsync("app", "add", "Canary app", "--agents", "User,EMail");
        var token = registered.Output.Trim();
        using var client = new HttpClient { BaseAddress = address };
        List<string> secrets = [token, "Canary-of-admin-1"];
        await CallAsync(client, token, secrets);
        await collector.WaitForAsync("metrics", "services86.call.duration");
        await collector.WaitForAsync("traces", "User/SaveServiceAuth");
        var page = await client.GetStringAsync("/metrics");
        using var ready = await client.GetAsync("/health/ready");
        var health = await ready.Content.ReadAsStringAsync();
        server.Terminate();
        var result = await server.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in secrets)
            {
                Assert.That(collector.All, Does.Not.Contain(secret), "sent by OTLP");
                Assert.That(page, Does.Not.Contain(secret), "at /metrics");
                Assert.That(health, Does.Not.Contain(secret), "at /health/ready");
                Assert.That(result.Output, Does.Not.Contain(secret), "on the standard output");
                Assert.That(result.Error, Does.Not.Contain(secret), "on the error output");
            }

            Assert.That(page, Does.Contain("services86_call_duration_seconds"));
            Assert.That(collector.All, Does.Contain("service.version").And.Contain("service.instance.id"));
            foreach (var line in result.Output.Split('\n').Where(line => line.Length > 0))
            {
                Assert.That(() => JsonDocument.Parse(line), Throws.Nothing, line);
            }
        }
    }

    // Puts secrets where they belong, and where clients put them by mistake.
    private static async Task CallAsync(HttpClient client, string token, List<string> secrets)
    {
        var login = await PostAsync(client, "SoPrincipal", SoapText.WithApplicationToken(
            SoapText.LogIn("admin", "Canary-of-admin-1"), token));
        var ticket = login.Value("Ticket")!;
        secrets.Add(ticket);
        secrets.Add("Canary-of-service-2");
        await PostAsync(client, "User", SoapText.WithApplicationToken(
            SoapText.SaveServiceAuth(ticket, SoapText.Element("Password", "Canary-of-service-2")), token));
        await PostAsync(client, "User", SoapText.WithApplicationToken(
            SoapText.Call(
                ticket,
                "SaveServiceAuth",
                SoapText.Element("ServiceAuth", SoapText.Element("Password", SoapText.Element("Canary-of-service-2")))),
            token));
        secrets.Add("Canary-wrong-3");
        await PostAsync(client, "SoPrincipal", SoapText.WithApplicationToken(
            SoapText.LogIn("Canary-wrong-3", "Canary-wrong-3"), token));
        await PostAsync(client, "User", SoapText.WithApplicationToken(
            SoapText.GetServiceAuth("7T:Canary-ticket-4", 1), token));
        secrets.Add("Canary-ticket-4");
        for (var i = 5; i < 12; i++)
        {
            var secret = string.Create(CultureInfo.InvariantCulture, $"Canary-rest-{i}");
            secrets.Add(secret);
            await PostRestAsync(client, token, ticket, i, secret);
        }
    }

    private static async Task PostRestAsync(HttpClient client, string token, string ticket, int kind, string secret)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("x:" + secret));
        var (path, body, authorization) = kind switch
        {
            5 => ("User/SetPassword", $$"""{"AssociateId": 1, "Password": ["{{secret}}"]}""", $"SOTicket {ticket}"),
            6 => ($"User/GetUser?password={secret}", "", $"SOTicket {ticket}"),
            7 => ("User/GetUser?userId=1", "", $"Bearer 8A:{secret}"),
            8 => ("User/GetUser?userId=1", "", secret),
            9 => ("User/GetUser?userId=1", "", $"Basic {basic}"),
            10 => ("User/IsPasswordValid", $$"""{"Password": "{{secret}}"}""", $"SOTicket {ticket}"),
            _ => ("User/SaveServiceAuth", $$"""{"Password": "{{secret}}", "Port": "x"}""", $"SOTicket {ticket}"),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("SO-AppToken", kind == 8 ? secret : token);
        using var response = await client.SendAsync(request);
    }
}
