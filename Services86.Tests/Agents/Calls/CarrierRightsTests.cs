using System.Globalization;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Calls;

internal sealed class CarrierRightsTests : ServerFixture
{
    private const string Everything = "Select Update Insert Delete";

    private string _admin = null!;
    private string _anna = null!;
    private int _annaId;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        _annaId = await Server.AddUserAsync("Anna", Secret("Pa55-of-anna"));
        _anna = await Server.LogInAsync("Anna", "Pa55-of-anna");
        _admin = await Server.LogInAsync();
    }

    [TestCase("CreateDefaultServiceAuth", "User")]
    [TestCase("CreateDefaultUntrustedCredentials", "User")]
    [TestCase("CreateDefaultEMailAccount", "EMail")]
    public async Task Everything_is_allowed_with_a_record_of_ones_own(string operation, string agent)
    {
        var answer = await Server.PostAsync(agent, SoapText.Call(_anna, operation));

        Assert.That(Mask(answer.Element("Response")!), Is.EqualTo(Everything));
    }

    [Test]
    public async Task A_stored_ServiceAuth_tells_the_same_when_it_is_saved_and_read()
    {
        var saved = await Server.PostAsync("User", SoapText.SaveServiceAuth(_anna, SoapText.Element("Server", "a")));
        var got = await Server.PostAsync("User", SoapText.GetServiceAuth(_anna, saved.Number("ServiceAuthId")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mask(saved.Element("Response")!), Is.EqualTo(Everything));
            Assert.That(Mask(got.Element("Response")!), Is.EqualTo(Everything));
            Assert.That(got.Element("FieldProperties")!.IsEmpty, Is.True);
        }
    }

    [Test]
    public async Task The_fields_that_the_server_sets_in_an_account_are_told_to_be_read_only()
    {
        var saved = await SaveAccountAsync(_anna, "rights@example.com", SoapText.Element("Server", "imap"));

        Assert.That(
            Fields(saved.Element("Response")!),
            Is.EqualTo((string[])
            [
                "AccountStatus: Read UIHintReadOnly System.Int16 2",
                "ErrorCount: Read UIHintReadOnly System.Int32 4",
                "ErrorReason: Read UIHintReadOnly System.String 0",
            ]));
    }

    [Test]
    public async Task A_login_of_somebody_else_within_ones_account_is_told_to_be_read_only()
    {
        var account = await SaveAccountAsync(
            _admin, "moved@example.com", SoapText.Element("Server", "imap"), SoapText.Element("AssociateId", Text(_annaId)));
        var login = account.Element("IncomingCredentials")!.Element(SoapText.Services86 + "ServiceAuthId")!.Value;
        var foreign = await Server.PostAsync("User", SoapText.SaveServiceAuth(_admin, SoapText.Element("Server", "admin's")));
        var linked = await Server.PostAsync("EMail", SoapText.Call(_admin, "SaveEMailAccount", SoapText.Element(
            "EMailAccount",
            SoapText.Element("EMailAccountId", account.Number("EMailAccountId")),
            SoapText.Element("EMailAddress", "moved@example.com"),
            SoapText.Element("OutgoingCredentials", SoapText.Element("ServiceAuthId", foreign.Number("ServiceAuthId"))))));

        var got = await Server.PostAsync("EMail", SoapText.Call(
            _anna, "GetEMailAccount", SoapText.Element("EMailAccountId", linked.Number("EMailAccountId"))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login, Is.Not.EqualTo("0"));
            Assert.That(Mask(got.Element("IncomingCredentials")!), Is.EqualTo(Everything));
            Assert.That(Mask(got.Element("OutgoingCredentials")!), Is.EqualTo("Select"));
            Assert.That(Mask(linked.Element("OutgoingCredentials")!), Is.EqualTo(Everything));
        }
    }

    [Test]
    public async Task A_secret_that_an_administrator_does_not_get_is_told_to_be_writable_only()
    {
        await Server.PostAsync("User", SoapText.Call(
            _anna,
            "SaveUntrustedCredentials",
            SoapText.Element("Type", "rights"),
            SoapText.Element("Credentials", SoapText.Element("SecretValue", Secret("Pa55-of-system")))));

        var own = await Server.PostAsync("User", SoapText.Call(
            _anna, "GetUntrustedCredentials", SoapText.Element("Type", "rights")));
        var others = await Server.PostAsync("User", SoapText.Call(
            _admin,
            "GetUntrustedCredentialsForAssociate",
            SoapText.Element("AssociateId", Text(_annaId)),
            SoapText.Element("Type", "rights")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fields(own.Element("UntrustedCredentials")!), Is.Empty);
            Assert.That(
                Fields(others.Element("UntrustedCredentials")!),
                Is.EqualTo((string[])["SecretValue: Write System.String 0"]));
        }
    }

    [Test]
    public async Task A_user_can_be_changed_by_administrators_only()
    {
        var call = (string ticket) => Server.PostAsync("User", SoapText.Call(
            ticket, "GetUser", SoapText.Element("UserId", Text(_annaId))));

        var own = await call(_anna);
        var forAdmin = await call(_admin);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mask(own.Element("Response")!), Is.EqualTo("Select"));
            Assert.That(own.Value("Reason"), Is.EqualTo("Only administrators change users."));
            Assert.That(Mask(forAdmin.Element("Response")!), Is.EqualTo(Everything));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Mask(XElement record) =>
        record.Element(SoapText.Services86 + "TableRight")!.Element(SoapText.Services86 + "Mask")!.Value;

    private static IEnumerable<string> Fields(XElement record) =>
        from entry in record.Element(SoapText.Services86 + "FieldProperties")!.Elements()
        let value = entry.Element(SoapText.Services86 + "Value")!
        select $"{entry.Element(SoapText.Services86 + "Key")!.Value}: {value.Descendants(SoapText.Services86 + "Mask").Single().Value} "
            + $"{value.Element(SoapText.Services86 + "FieldType")!.Value} {value.Element(SoapText.Services86 + "FieldLength")!.Value}";

    private Task<SoapHttpAnswer> SaveAccountAsync(string ticket, string address, XElement login, params object[] more) =>
        Server.PostAsync("EMail", SoapText.Call(ticket, "SaveEMailAccount", SoapText.Element(
            "EMailAccount",
            [SoapText.Element("EMailAddress", address), SoapText.Element("IncomingCredentials", login), .. more])));
}
