using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>
/// Runs client programs that are generated from the OpenAPI documents, in time zones east of UTC, in it and west of it.
/// Reading a record and saving it changes nothing.
/// </summary>
[TestFixture(typeof(NSwagClient), DateKind.Text)]
[TestFixture(typeof(NSwagClient), DateKind.Offset)]
[TestFixture(typeof(OpenApiTypescriptClient), DateKind.Text)]
[TestFixture(typeof(OpenApiTypescriptClient), DateKind.Offset)]
[Category("Interop")]
internal sealed class GeneratedRestClientTests<TClient>(DateKind dates) : RestFixture
    where TClient : GeneratedRestClient, new()
{
    private const string Open = """ "ValidFrom": "0001-01-01T00:00:00", "ValidTo": "9999-12-31T23:59:59" """;
    private const string Limited = """ "ValidFrom": "2026-06-01T12:00:00", "ValidTo": "2026-10-25T00:30:00.123" """;

    private static readonly string[] Zones = ["Europe/Oslo", "UTC", "America/New_York"];

    private readonly TClient _client = new();

    [OneTimeSetUp]
    public async Task CompileClient()
    {
        Requirement.Check(
            await _client.IsInstalledAsync(), $"{typeof(TClient).Name} needs the packages {_client.Packages}.");
        await _client.CompileAsync(Server, dates);
    }

    [OneTimeTearDown]
    public void DisposeClient() => _client.Dispose();

    [Test]
    public async Task Saving_what_was_read_changes_nothing_in_any_zone([ValueSource(nameof(Zones))] string zone)
    {
        await SaveAsync("open", Open);
        await SaveAsync("limited", Limited);
        var open = await ReadAsync("open");
        var limited = await ReadAsync("limited");
        var user = await CallAsync("User/GetUser?userId=1");

        await RunAsync(zone);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ReadAsync("open"), Is.EqualTo(open));
            Assert.That(await ReadAsync("limited"), Is.EqualTo(limited));
            Assert.That(limited, Does.Contain("2026-06-01T12:00:00").And.Contain("2026-10-25T00:30:00.123"));
            Assert.That((await CallAsync("User/GetUser?userId=1")).Text, Is.EqualTo(user.Text));
        }
    }

    [Test]
    public async Task The_dates_of_a_default_record_survive_in_any_zone([ValueSource(nameof(Zones))] string zone)
    {
        var expected = (await CallAsync("User/CreateDefaultUntrustedCredentials")).Json;

        await RunAsync(zone);

        using var stored = JsonDocument.Parse(await ReadAsync(GeneratedRestClient.CreatedType));
        foreach (var member in new[] { "ValidFrom", "ValidTo" })
        {
            Assert.That(
                stored.RootElement[0].GetProperty(member).GetString(),
                Is.EqualTo(expected.GetProperty(member).GetString()));
        }
    }

    [Test]
    public async Task The_client_reads_the_smallest_and_the_greatest_date_in_any_zone(
        [ValueSource(nameof(Zones))] string zone)
    {
        await SaveAsync("open", Open);
        await SaveAsync("limited", Limited);

        var output = await RunAsync(zone);

        using (Assert.EnterMultipleScope())
        {
            foreach (var step in new[] { "read", "readAgain", "readLast" })
            {
                Assert.That(output[$"{step}.open.ValidFrom"], Does.StartWith("0001-01-01T00:00:00"), step);
                Assert.That(output[$"{step}.open.ValidTo"], Does.StartWith("9999-12-31T23:59:59"), step);
                Assert.That(output[$"{step}.user.Lastlogout"], Does.StartWith("0001-01-01T00:00:00"), step);
                Assert.That(
                    output[$"{step}.limited.ValidFrom"],
                    Does.StartWith(dates == DateKind.Offset ? "2026-06-01T14:00:00" : "2026-06-01T12:00:00"),
                    step);
            }
        }
    }

    private Task<ClientOutput> RunAsync(string zone) =>
        _client.RunAsync(zone, Server, dates == DateKind.Offset ? "NO, includeTZOffset" : "", "open", "limited");

    private async Task SaveAsync(string type, string dates)
    {
        var answer = await CallAsync(
            "User/SaveUntrustedCredentials",
            $$"""{ "Type": "{{type}}", "Credentials": { "PublicValue": "p", {{dates}} } }""");
        Assert.That(answer.Text, Is.Empty);
    }

    private async Task<string> ReadAsync(string type) =>
        (await CallAsync("User/GetUntrustedCredentials", $$"""{ "Type": "{{type}}" }""")).Text;
}
