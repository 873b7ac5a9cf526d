using System.Diagnostics.Metrics;
using System.Text;
using System.Text.RegularExpressions;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Telemetry;

internal sealed partial class MetricTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Duration = "services86.call.duration";

    private static readonly string Operations = File.ReadAllText(Repository.Path("docs/OPERATIONS.md"));

    private readonly string _system = provider == DatabaseProvider.PostgreSql ? "postgresql" : "sqlite";

    private MeterProbe _meters = null!;

    [SetUp]
    public void Listen() => _meters = new MeterProbe(Server);

    [TearDown]
    public void StopListening() => _meters.Dispose();

    [Test]
    public void The_documentation_has_each_metric_with_its_unit()
    {
        var documented = Rows().Matches(Operations)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");

        Assert.That(
            _meters.Instruments.Select(instrument => $"{instrument.Name} {KindOf(instrument)} {instrument.Unit}"),
            Is.EquivalentTo(documented));
    }

    [Test]
    public async Task The_documentation_has_each_attribute()
    {
        var ticket = await Server.LogInAsync();
        await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket));
        await Server.PostAsync("User", SoapText.GetServiceAuth("7T:unknown", 1));
        await Server.PostAsync("User", "<nonsense");
        _meters.Observe();

        var undocumented =
            from measured in _meters.All
            let start = $"| `{measured.Name}`"
            let row = Operations.Split('\n').First(line => line.StartsWith(start, StringComparison.Ordinal))
            from attribute in measured.Attributes.Keys
            where !row.Contains($"`{attribute}`", StringComparison.Ordinal)
            select $"{measured.Name} {attribute}";

        Assert.That(undocumented.Distinct(), Is.Empty);
    }

    [TestCase("text/xml", SoapText.Soap11, "soap1.1")]
    [TestCase("application/soap+xml", SoapText.Soap12, "soap1.2")]
    public async Task A_SOAP_call_is_measured_by_protocol_agent_operation_and_outcome(
        string mediaType, string envelopeNamespace, string protocol)
    {
        var ticket = await Server.LogInAsync();
        var body = SoapText.Element("GetServiceAuth", SoapText.Element("ServiceAuthId", 1));

        await Server.PostAsync("User", SoapText.Envelope(ticket, body, envelopeNamespace), mediaType);
        await Server.PostAsync("User", SoapText.Envelope("7T:unknown", body, envelopeNamespace), mediaType);

        var calls = _meters.Of(Duration).Where(call => call["rpc.method"] == "GetServiceAuth").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Select(call => call["services86.outcome"]), Is.EqualTo(["ok", "refused"]));
            Assert.That(calls.Select(call => call["rpc.system"]), Is.All.EqualTo(protocol));
            Assert.That(calls.Select(call => call["rpc.service"]), Is.All.EqualTo("User"));
            Assert.That(calls.Select(call => call["services86.version"]), Is.All.EqualTo("Services86"));
            Assert.That(calls.Select(call => call["error.type"]), Is.EqualTo([null, "SoSessionException"]));
            Assert.That(calls.Select(call => call.Value), Is.All.InRange(0, 60));
        }
    }

    [Test]
    public async Task A_REST_call_is_measured_by_protocol_agent_operation_and_outcome()
    {
        await PostRestAsync("User/GetServiceAuth?serviceAuthId=1", "", Services86Server.AdminPassword);
        await PostRestAsync("User/GetServiceAuth?serviceAuthId=1", "", "wrong");
        await PostRestAsync("User/SaveServiceAuth", "nonsense", Services86Server.AdminPassword);

        var calls = _meters.Of(Duration).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls.Select(call => call["rpc.system"]), Is.All.EqualTo("rest"));
            Assert.That(calls.Select(call => call["services86.version"]), Is.All.EqualTo("v1"));
            Assert.That(calls.Select(call => call["services86.outcome"]), Is.EqualTo(["ok", "refused", "rejected"]));
            Assert.That(
                calls.Select(call => call["rpc.method"]),
                Is.EqualTo(["GetServiceAuth", "GetServiceAuth", "SaveServiceAuth"]));
        }
    }

    [Test]
    public async Task A_name_that_a_client_chooses_is_no_attribute()
    {
        var ticket = await Server.LogInAsync();
        await Server.PostAsync("User", SoapText.Call(ticket, "GetCanary"));
        await Server.PostAsync("Canary", SoapText.Call(ticket, "GetCanary"));
        await PostRestAsync("User/GetCanary", "", "Canary");
        await PostRestAsync("Canary/GetCanary", "", "Canary");

        var rejections = _meters.Of("services86.request.rejections").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rejections.Select(rejected => rejected["rpc.method"]), Is.All.EqualTo("_OTHER"));
            Assert.That(
                rejections.Select(rejected => (rejected["rpc.system"], rejected["rpc.service"])),
                Is.EqualTo((List<(string?, string?)>)
                [
                    ("soap1.1", "User"), ("soap1.1", "_OTHER"), ("rest", "_OTHER"), ("rest", "_OTHER"),
                ]));
            Assert.That(
                rejections.Select(rejected => rejected["error.type"]),
                Is.EqualTo(["UnknownOperation", "UnknownService", "404", "404"]));
            Assert.That(
                _meters.All.SelectMany(measured => measured.Attributes.Values), Has.None.Contains("Canary"));
        }
    }

    [Test]
    public async Task A_login_that_is_refused_is_a_call_that_is_refused()
    {
        await Server.AddUserAsync("metrics", "Pa55-of-metrics");

        await Server.PostAsync("SoPrincipal", SoapText.LogIn("metrics", "wrong"));
        await Server.LogInAsync("metrics", "Pa55-of-metrics");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                _meters.Of(Duration).Select(call => call["services86.outcome"]), Is.EqualTo(["refused", "ok"]));
            Assert.That(
                _meters.Of("services86.login.attempts").Select(login => login["services86.login.result"]),
                Is.EqualTo(["refused", "accepted"]));
            Assert.That(_meters.Of("services86.token.issued").Count(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Logins_that_have_to_wait_are_counted()
    {
        for (var i = 0; i < 7; i++)
        {
            await Server.PostAsync("SoPrincipal", SoapText.LogIn("nobody-waits", "wrong"));
        }

        Assert.That(
            _meters.Of("services86.login.attempts").Select(login => login["services86.login.result"]),
            Has.Some.EqualTo("throttled"));
    }

    [Test]
    public async Task Hits_and_misses_of_the_cache_of_tickets_are_counted()
    {
        var ticket = await Server.LogInAsync();
        await Server.PostAsync("User", SoapText.GetServiceAuth(ticket, 1));
        await Server.PostAsync("User", SoapText.GetServiceAuth(ticket, 1));
        _meters.Observe();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                _meters.Of("services86.cache.lookups")
                    .Where(lookup => lookup["services86.cache.name"] == "ticket")
                    .Select(lookup => lookup["services86.cache.result"]),
                Is.EqualTo(["miss", "hit"]));
            Assert.That(_meters.Of("services86.ticket.cached").Single().Value, Is.GreaterThanOrEqualTo(1));
        }
    }

    [Test]
    public async Task Writes_are_measured()
    {
        var ticket = await Server.LogInAsync();
        await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket));
        await Server.WaitForQueuedWritesAsync();
        _meters.Observe();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_meters.Of("services86.db.write.duration").Count(), Is.GreaterThanOrEqualTo(2));
            Assert.That(_meters.Of("services86.db.batch.size").Select(batch => batch.Value), Is.All.GreaterThan(0));
            Assert.That(_meters.Of("services86.db.commits").Single().Value, Is.EqualTo(Server.CommitCount));
            Assert.That(_meters.Of("services86.db.queue.length").Single().Value, Is.Zero);
            Assert.That(
                _meters.All.Where(measured => measured.Name.Contains(".db.", StringComparison.Ordinal))
                    .Select(measured => measured["db.system.name"]),
                Is.All.EqualTo(_system));
        }
    }

    private async Task PostRestAsync(string path, string body, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/{path}")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{password}")));
        using var response = await Server.Http.SendAsync(request);
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "Counter" or "ObservableCounter" => "counter",
        _ => "gauge",
    };

    [GeneratedRegex(@"^\| `(services86\.[a-z_.]+)` \| (\w+) \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
