using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>What the vendor's own REST client sees, and what SOAP sees of what it has saved.</summary>
[Category("Interop")]
internal sealed class WebApiTests : ServerFixture
{
    private const string Text = " p&<>\"'æøå€😀  ]]> ";
    private const string Changed = Text + ", changed";

    // As an agent tells it: the client gives masks as numbers.
    private const string ReadOnly = "129";

    private readonly WebApiClient _client = new();
    private readonly Dictionary<string, Task<ClientOutput>> _runs = [];
    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task RequireClient()
    {
        Secret(Text);
        _ticket = await Server.LogInAsync();
        Requirement.Check(
            await _client.IsInstalledAsync(), $"{nameof(WebApiClient)} needs the Debian packages {_client.Packages}.");
    }

    [OneTimeTearDown]
    public void DisposeClient() => _client.Dispose();

    [Test]
    public async Task A_ServiceAuth_is_created_read_updated_and_deleted()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var id = output["created.serviceAuthId"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["default.serviceAuthId"], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, port, password) in new[]
            {
                ("created", "993", Text), ("read", "993", Text), ("updated", "143", Changed), ("readAgain", "143", Changed),
            })
            {
                Assert.That(output[$"{step}.serviceAuthId"], Is.EqualTo(id), step);
                Assert.That(output[$"{step}.server"], Is.EqualTo("imap.example.com"), step);
                Assert.That(output[$"{step}.port"], Is.EqualTo(port), step);
                Assert.That(output[$"{step}.username"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.password"], Is.EqualTo(password), step);
            }

            Assert.That(output.Steps, Does.Contain("gone"));
            Assert.That(output.Has("gone"), Is.False);
        }
    }

    [Test]
    public async Task A_ServiceAuth_is_stored_as_it_was_sent_and_a_deleted_one_is_gone()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var kept = await CallAsync("User", "GetServiceAuth", "ServiceAuthId", output["kept.serviceAuthId"]);
        var deleted = await CallAsync("User", "GetServiceAuth", "ServiceAuthId", output["created.serviceAuthId"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("Username"), Is.EqualTo(Text));
            Assert.That(kept.Value("Password"), Is.EqualTo(Changed));
            Assert.That(deleted.Value("Response"), Is.Null);
        }
    }

    [Test]
    public async Task UntrustedCredentials_are_created_read_updated_and_removed()
    {
        var output = await RunAsync(nameof(UntrustedCredentials));

        var kept = await CallAsync("User", "GetUntrustedCredentials", "Type", "kept");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (step, comment) in new[] { ("read", ""), ("withOffset", ""), ("readAgain", Changed) })
            {
                Assert.That(output[$"{step}[0].publicValue"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}[0].secretValue"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}[0].comment"], Is.EqualTo(comment), step);
                Assert.That(output[$"{step}[0].validFrom"], Is.EqualTo("2026-06-01T12:00:00.000Z"), step);
                Assert.That(output[$"{step}[0].validTo"], Is.EqualTo("2030-12-31T23:59:59.000Z"), step);
                Assert.That(output[$"{step}[0].isActive"], Is.EqualTo("true"), step);
                Assert.That(output.Has($"{step}[1]"), Is.False, step);
            }

            Assert.That(output.Has("gone[0]"), Is.False);
            Assert.That(kept.Value("SecretValue"), Is.EqualTo(Text));
            Assert.That(kept.Value("ValidFrom"), Does.StartWith("2026-06-01T12:00:00"));
        }
    }

    [Test]
    public async Task An_EMailAccount_is_created_read_updated_and_deleted_with_both_its_logins()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var id = output["created.eMailAccountId"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["default.eMailAccountId"], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, address, password) in new[]
            {
                ("created", "blåbær@example.com", Text),
                ("read", "blåbær@example.com", Text),
                ("updated", "fløte@example.com", Changed),
                ("readAgain", "fløte@example.com", Changed),
            })
            {
                Assert.That(output[$"{step}.eMailAccountId"], Is.EqualTo(id), step);
                Assert.That(output[$"{step}.eMailAddress"], Is.EqualTo(address), step);
                Assert.That(output[$"{step}.incomingCredentials.username"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.incomingCredentials.password"], Is.EqualTo(Text), step);
                Assert.That(output[$"{step}.outgoingCredentials.port"], Is.EqualTo("587"), step);
                Assert.That(output[$"{step}.outgoingCredentials.password"], Is.EqualTo(password), step);
                Assert.That(output[$"{step}.fieldProperties.ErrorReason.fieldRight.mask"], Is.EqualTo(ReadOnly), step);
            }

            Assert.That(output["current"], Is.EqualTo(id));
            Assert.That(output["ready[0].accountId"], Is.EqualTo(id));
            Assert.That(output.Has("gone"), Is.False);
        }
    }

    [Test]
    public async Task A_user_is_read_and_saved_back_and_can_still_log_in()
    {
        var output = await RunAsync(nameof(User));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["read.name"], Is.EqualTo("admin"));
            Assert.That(output["updated.tooltip"], Is.EqualTo(Text));
            Assert.That(output["readAgain.tooltip"], Is.EqualTo(Text));
            Assert.That(output["readAgain.type"], Is.EqualTo(nameof(UserType.InternalAssociate)));
            Assert.That(output["readAgain.lastlogin"], Does.StartWith("2026-03-01T12:00:00"));
            Assert.That(output["infos[0].userName"], Is.EqualTo("admin"));
            Assert.That(output["types[0].type"], Is.EqualTo("CRM5/PASSWORD"));
            Assert.That(await Server.LogInAsync(), Does.StartWith("7T:"));
        }
    }

    [Test]
    public async Task An_access_token_calls_as_its_user()
    {
        var output = await RunAsync(nameof(User));

        Assert.That(output["token"], Is.EqualTo("8A:"));
        Assert.That(output["byToken.name"], Is.EqualTo("admin"));
    }

    [Test]
    public async Task What_is_refused_is_an_error_that_says_what_to_do(
        [Values(nameof(ServiceAuth), nameof(UntrustedCredentials), nameof(EMailAccount), nameof(User))] string recordKind)
    {
        var output = await RunAsync(recordKind);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["unknown.status"], Is.EqualTo("404"));
            Assert.That(output["unknown.ErrorType"], Is.EqualTo("SoNotFoundException"));
            Assert.That(output["unknown.ErrorMessage"], Is.Not.Null.And.Not.Empty);
            Assert.That(output["badTicket.status"], Is.EqualTo("401"));
            Assert.That(output["badTicket.ErrorType"], Is.EqualTo("SoSessionException"));
            Assert.That(output["badTicket.ExceptionInfo.FriendlyText"], Does.Contain("log in again"));
        }
    }

    [Test]
    public async Task A_value_that_cannot_be_read_and_a_missing_login_are_refused()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output["malformed.status"], Is.EqualTo("400"));
            Assert.That(output["malformed.Message"], Does.StartWith("The member port ").And.Contain("found the text 'many'"));
            Assert.That(output["anonymous.status"], Is.EqualTo("401"));
            Assert.That(output["anonymous.Message"], Does.StartWith("X-XSRF-TOKEN HTTP header missing."));
        }
    }

    private Task<SoapHttpAnswer> CallAsync(string agent, string operation, string parameter, string? value) =>
        Server.PostAsync(agent, SoapText.Call(_ticket, operation, new XElement(SoapText.Services86 + parameter, value)));

    // Each scenario runs once; a test is about a part of what it printed. The address has a path, as on a vendor's host.
    private Task<ClientOutput> RunAsync(string recordKind)
    {
        if (!_runs.TryGetValue(recordKind, out var run))
        {
            run = _client.RunAsync($"{Server.Address}SuperOffice", recordKind, Text);
            _runs.Add(recordKind, run);
        }

        return run;
    }
}
