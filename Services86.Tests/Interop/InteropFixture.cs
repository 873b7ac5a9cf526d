using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>
/// Runs a client program, and compares the records that it printed, and those that SOAP then reads, with those that it
/// was to save. The names of the printed values depend on the protocol of the client.
/// </summary>
[Category("Interop")]
internal abstract class InteropFixture<TClient> : ServerFixture
    where TClient : InteropClient, new()
{
    protected const string Text = " p&<>\"'æøå€😀  ]]> ";
    protected const string Changed = Text + ", changed";

    private readonly TClient _client = new();
    private readonly Dictionary<string, Task<ClientOutput>> _runs = [];
    private string _ticket = null!;

    /// <summary>Gets the path of the services, relative to the address of the server.</summary>
    protected abstract string ServicePath { get; }

    /// <summary>Gets the stored time of a record for which the client sent 2026-06-01T12:00:00.</summary>
    protected abstract string StoredValidFrom { get; }

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
    public async Task A_ServiceAuth_is_created_read_updated_and_deleted()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var id = output[Member("created", "ServiceAuthId")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output[Member("default", "ServiceAuthId")], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, port, password) in new[]
            {
                ("created", "993", Text),
                ("read", "993", Text),
                ("updated", "143", Changed),
                ("readAgain", "143", Changed),
            })
            {
                Assert.That(output[Member(step, "ServiceAuthId")], Is.EqualTo(id), step);
                Assert.That(output[Member(step, "Server")], Is.EqualTo("imap.example.com"), step);
                Assert.That(output[Member(step, "Port")], Is.EqualTo(port), step);
                Assert.That(output[Member(step, "Username")], Is.EqualTo(Text), step);
                Assert.That(output[Member(step, "Password")], Is.EqualTo(password), step);
            }

            Assert.That(output.Steps, Does.Contain("gone"));
            Assert.That(output.Has(Record("gone")), Is.False);
        }
    }

    [Test]
    public async Task A_ServiceAuth_is_stored_as_it_was_sent_and_a_deleted_one_is_gone()
    {
        var output = await RunAsync(nameof(ServiceAuth));

        var kept = await GetAsync("User", "ServiceAuth", output, "kept");
        var deleted = await GetAsync("User", "ServiceAuth", output, "created");
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
            AssertUntrustedCredentials(output, "read", comment: "");
            AssertUntrustedCredentials(output, "readAgain", Changed);
            Assert.That(output.Has(Item("gone", 0)), Is.False);
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
            Assert.That(kept.Value("ValidFrom"), Does.StartWith(StoredValidFrom));
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(removed.Element("UntrustedCredentials"), Is.Null);
        }
    }

    [Test]
    public async Task An_EMailAccount_is_created_read_updated_and_deleted_with_both_its_logins()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var id = output[Member("created", "EMailAccountId")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(output[Member("default", "EMailAccountId")], Is.EqualTo("0"));
            Assert.That(id, Is.Not.EqualTo("0").And.Not.Null);
            foreach (var (step, address, password) in new[]
            {
                ("created", "blåbær@example.com", Text),
                ("read", "blåbær@example.com", Text),
                ("updated", "fløte@example.com", Changed),
                ("readAgain", "fløte@example.com", Changed),
            })
            {
                Assert.That(output[Member(step, "EMailAccountId")], Is.EqualTo(id), step);
                Assert.That(output[Member(step, "EMailAddress")], Is.EqualTo(address), step);
                Assert.That(output[Member(step, "IncomingCredentials.Server")], Is.EqualTo("imap.example.com"), step);
                Assert.That(output[Member(step, "IncomingCredentials.Username")], Is.EqualTo(Text), step);
                Assert.That(output[Member(step, "IncomingCredentials.Password")], Is.EqualTo(Text), step);
                Assert.That(output[Member(step, "OutgoingCredentials.Port")], Is.EqualTo("587"), step);
                Assert.That(output[Member(step, "OutgoingCredentials.Password")], Is.EqualTo(password), step);
            }

            Assert.That(output.Steps, Does.Contain("gone"));
            Assert.That(output.Has(Record("gone")), Is.False);
        }
    }

    [Test]
    public async Task An_EMailAccount_is_stored_as_it_was_sent_and_a_deleted_one_is_gone()
    {
        var output = await RunAsync(nameof(EMailAccount));

        var kept = await GetAsync("EMail", "EMailAccount", output, "kept");
        var deleted = await GetAsync("EMail", "EMailAccount", output, "created");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("EMailAddress"), Is.EqualTo("fløte@example.com"));
            Assert.That(PasswordOf(kept.Element("IncomingCredentials")), Is.EqualTo(Text));
            Assert.That(PasswordOf(kept.Element("OutgoingCredentials")), Is.EqualTo(Changed));
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(deleted.Value("Response"), Is.Null);
        }
    }

    /// <summary>Gets the name of the record that the operation of a step returned.</summary>
    protected abstract string Record(string step);

    /// <summary>Gets the name of an item of the UntrustedCredentials that the operation of a step returned.</summary>
    protected abstract string Item(string step, int index);

    /// <summary>Gets the name of a member within a record, from the name that the contract gives the member.</summary>
    protected abstract string InRecord(string member);

    /// <summary>Gets the output of the program, which runs once for each kind of record.</summary>
    protected Task<ClientOutput> RunAsync(string recordKind)
    {
        if (!_runs.TryGetValue(recordKind, out var run))
        {
            run = _client.RunAsync($"{Server.Address}{ServicePath}", recordKind, Text);
            _runs.Add(recordKind, run);
        }

        return run;
    }

    /// <summary>Reads over SOAP the record that the operation of a step returned.</summary>
    protected Task<SoapHttpAnswer> GetAsync(string agent, string record, ClientOutput output, string step) =>
        CallAsync(agent, "Get" + record, record + "Id", output[Member(step, record + "Id")]);

    /// <summary>Asserts that a step read one UntrustedCredentials, with the values that the client saved.</summary>
    protected void AssertUntrustedCredentials(ClientOutput output, string step, string comment)
    {
        var item = Item(step, 0);
        Assert.That(output[$"{item}.{InRecord("PublicValue")}"], Is.EqualTo(Text), step);
        Assert.That(output[$"{item}.{InRecord("SecretValue")}"], Is.EqualTo(Text), step);
        Assert.That(output[$"{item}.{InRecord("Comment")}"] ?? "", Is.EqualTo(comment), step);
        Assert.That(output[$"{item}.{InRecord("ValidFrom")}"], Does.StartWith("2026-06-01T12:00:00"), step);
        Assert.That(output[$"{item}.{InRecord("ValidTo")}"], Does.StartWith("2030-12-31T23:59:59"), step);
        Assert.That(output[$"{item}.{InRecord("IsActive")}"], Is.EqualTo("true"), step);
        Assert.That(output.Has(Item(step, 1)), Is.False, step);
    }

    private static string? PasswordOf(XElement? login) => login?.Element(SoapText.Services86 + "Password")?.Value;

    private string Member(string step, string member) => $"{Record(step)}.{InRecord(member)}";

    private Task<SoapHttpAnswer> CallAsync(string agent, string operation, string parameter, string? value) =>
        Server.PostAsync(
            agent, SoapText.Call(_ticket, operation, new XElement(SoapText.Services86 + parameter, value)));
}
