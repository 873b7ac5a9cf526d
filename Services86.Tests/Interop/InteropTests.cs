using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>What whole client programs see, on SOAP stacks that nobody here has written.</summary>
[TestFixture(typeof(PhpSoapClient))]
[TestFixture(typeof(ZeepClient))]
[TestFixture(typeof(SvcutilClient))]
[Category("Interop")]
internal sealed class InteropTests<TClient> : ServerFixture
    where TClient : InteropClient, new()
{
    private const string Text = " p&<>\"'æøå€😀  ]]> ";
    private const string Changed = Text + ", changed";
    private const string Prefix = "SuperOffice.Exceptions.";

    private readonly TClient _client = new();
    private readonly Dictionary<string, Task<ClientOutput>> _runs = [];
    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task RequireClient()
    {
        Secret(Text);
        _ticket = await Server.LogInAsync();
        Requirement.Check(
            await _client.IsInstalledAsync(), $"{typeof(TClient).Name} needs the Debian packages {_client.Packages}.");
    }

    [OneTimeTearDown]
    public void DisposeClient() => _client.Dispose();

    [Test]
    public async Task The_program_in_the_README_logs_in_and_saves()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var stored = await CallAsync("User", "GetServiceAuth", "ServiceAuthId", output["first.Response.ServiceAuthId"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["login.AuthenticationSucceeded"] ?? "true", Is.EqualTo("true"));
            Assert.That(output["login.Response.Associate"], Is.EqualTo("admin"));
            Assert.That(output["first.Succeeded"], Is.EqualTo("true"));
            Assert.That(output.Has("first.ExceptionInfo"), Is.False);
            Assert.That(stored.Value("Server"), Is.EqualTo("imap.example.com"));
            Assert.That(stored.Value("Port"), Is.EqualTo("993"));
        }
    }

    [Test]
    public async Task A_ServiceAuth_is_created_read_updated_and_deleted()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var id = output["created.Response.ServiceAuthId"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["default.Response.ServiceAuthId"], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, port, password) in new[]
            {
                ("created", "993", Text), ("read", "993", Text), ("updated", "143", Changed), ("readAgain", "143", Changed),
            })
            {
                Assert.That(output[$"{step}.Response.ServiceAuthId"], Is.EqualTo(id), step);
                Assert.That(output[$"{step}.Response.Server"], Is.EqualTo("imap.example.com"), step);
                Assert.That(output[$"{step}.Response.Port"], Is.EqualTo(port), step);
                Assert.That(output[$"{step}.Response.Username"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.Response.Password"], Is.EqualTo(password), step);
            }

            Assert.That(output.Has("gone.Response"), Is.False);
        }
    }

    [Test]
    public async Task A_ServiceAuth_is_stored_as_it_was_sent_and_a_deleted_one_is_gone()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var kept = await CallAsync("User", "GetServiceAuth", "ServiceAuthId", output["kept.Response.ServiceAuthId"]);
        var deleted = await CallAsync("User", "GetServiceAuth", "ServiceAuthId", output["created.Response.ServiceAuthId"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("Port"), Is.EqualTo("143"));
            Assert.That(kept.Value("Username"), Is.EqualTo(Text));
            Assert.That(kept.Value("Password"), Is.EqualTo(Changed));
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(deleted.Value("Response"), Is.Null);
        }
    }

    [Test]
    public async Task UntrustedCredentials_are_created_read_updated_and_removed()
    {
        var output = await RunAsync(nameof(UntrustedCredentials));

        using (Assert.EnterMultipleScope())
        {
            foreach (var (step, comment) in new[] { ("read", null), ("readAgain", Changed) })
            {
                var item = $"{step}.Response.UntrustedCredentials[0]";
                Assert.That(output[$"{item}.PublicValue"], Is.EqualTo(Text), step);
                Assert.That(output[$"{item}.SecretValue"], Is.EqualTo(Text), step);
                Assert.That(output[$"{item}.Comment"] is { Length: > 0 } text ? text : null, Is.EqualTo(comment), step);
                Assert.That(output[$"{item}.ValidFrom"], Does.StartWith("2026-06-01T12:00:00"), step);
                Assert.That(output[$"{item}.ValidTo"], Does.StartWith("2030-12-31T23:59:59"), step);
                Assert.That(output[$"{item}.IsActive"], Is.EqualTo("true"), step);
                Assert.That(output.Has($"{step}.Response.UntrustedCredentials[1]"), Is.False, step);
            }

            Assert.That(output.Has("gone.Response.UntrustedCredentials[0]"), Is.False);
        }
    }

    [Test]
    public async Task UntrustedCredentials_are_stored_as_they_were_sent_and_removed_ones_are_gone()
    {
        await RunAsync(nameof(UntrustedCredentials));

        var kept = await CallAsync("User", "GetUntrustedCredentials", "Type", "kept");
        var removed = await CallAsync("User", "GetUntrustedCredentials", "Type", "imap");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("PublicValue"), Is.EqualTo(Text));
            Assert.That(kept.Value("SecretValue"), Is.EqualTo(Text));
            Assert.That(kept.Value("ValidFrom"), Does.StartWith("2026-06-01T10:00:00"), "noon in Oslo, in UTC");
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(removed.Element("UntrustedCredentials"), Is.Null);
        }
    }

    [Test]
    public async Task An_EMailAccount_is_created_read_updated_and_deleted_with_both_its_logins()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var id = output["created.Response.EMailAccountId"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["default.Response.EMailAccountId"], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, address, password) in new[]
            {
                ("created", "blåbær@example.com", Text),
                ("read", "blåbær@example.com", Text),
                ("updated", "fløte@example.com", Changed),
                ("readAgain", "fløte@example.com", Changed),
            })
            {
                Assert.That(output[$"{step}.Response.EMailAccountId"], Is.EqualTo(id), step);
                Assert.That(output[$"{step}.Response.EMailAddress"], Is.EqualTo(address), step);
                Assert.That(output[$"{step}.Response.IncomingCredentials.Server"], Is.EqualTo("imap.example.com"), step);
                Assert.That(output[$"{step}.Response.IncomingCredentials.Username"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.Response.IncomingCredentials.Password"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.Response.OutgoingCredentials.Port"], Is.EqualTo("587"), step);
                Assert.That(output[$"{step}.Response.OutgoingCredentials.Password"], Is.EqualTo(password), step);
            }

            Assert.That(output.Has("gone.Response"), Is.False);
        }
    }

    [Test]
    public async Task An_EMailAccount_is_stored_as_it_was_sent_and_a_deleted_one_is_gone()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var kept = await CallAsync("EMail", "GetEMailAccount", "EMailAccountId", output["kept.Response.EMailAccountId"]);
        var deleted = await CallAsync("EMail", "GetEMailAccount", "EMailAccountId", output["created.Response.EMailAccountId"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("EMailAddress"), Is.EqualTo("fløte@example.com"));
            Assert.That(PasswordIn(kept, "IncomingCredentials"), Is.EqualTo(Text));
            Assert.That(PasswordIn(kept, "OutgoingCredentials"), Is.EqualTo(Changed));
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(deleted.Value("Response"), Is.Null);
        }
    }

    [Test]
    public async Task Headers_travel_both_ways(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            foreach (var step in new[] { "default", "created", "read", "updated", "readAgain", "deleted", "gone", "kept" })
            {
                Assert.That(output[$"{step}.Succeeded"], Is.EqualTo("true"), step);
                Assert.That(output.Has($"{step}.ExceptionInfo"), Is.False, step);
                Assert.That(output[$"{step}.TimeZone.SoTimeZoneLocationCode"], Is.EqualTo("NO"), step);
            }
        }
    }

    [Test]
    public async Task What_an_agent_refuses_is_an_exception_that_says_what_to_do(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["unknown.Succeeded"], Is.EqualTo("false"));
            Assert.That(output["unknown.ExceptionInfo.ExceptionType"], Is.EqualTo(Prefix + "SoNotFoundException"));
            Assert.That(output["unknown.ExceptionInfo.FriendlyText"], Is.Not.Null.And.Not.Empty);
            Assert.That(output["badTicket.Succeeded"], Is.EqualTo("false"));
            Assert.That(output["badTicket.ExceptionInfo.ExceptionType"], Is.EqualTo(Prefix + "SoSessionException"));
            Assert.That(output["badTicket.ExceptionInfo.FriendlyText"], Does.Contain("log in again"));
            Assert.That(output.Has("badTicket.Response"), Is.False);
        }
    }

    [Test]
    public async Task A_value_that_cannot_be_read_is_a_fault_that_names_it(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["malformed.faultcode"], Does.EndWith("DeserializationFailed"));
            Assert.That(output["malformed.faultstring"], Does.Contain("found 'many'"));
        }
    }

    private static string? PasswordIn(SoapHttpAnswer answer, string login) =>
        answer.Element(login)?.Element(SoapText.Services86 + "Password")?.Value;

    private Task<SoapHttpAnswer> CallAsync(string agent, string operation, string parameter, string? value) =>
        Server.PostAsync(agent, SoapText.Call(_ticket, operation, new XElement(SoapText.Services86 + parameter, value)));

    // Each program runs once; a test is about a part of what it printed.
    private Task<ClientOutput> RunAsync(string recordKind)
    {
        if (!_runs.TryGetValue(recordKind, out var run))
        {
            run = _client.RunAsync($"{Server.Address}Remote/Services86", recordKind, Text);
            _runs.Add(recordKind, run);
        }

        return run;
    }
}
