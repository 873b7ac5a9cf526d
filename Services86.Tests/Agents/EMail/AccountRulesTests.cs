using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

internal sealed class AccountRulesTests(DatabaseProvider provider) : EMailFixture(provider)
{
    [TestCase("GetEMailAccount")]
    [TestCase("DeleteEMailAccount")]
    public async Task Only_the_owner_and_administrators_reach_an_account(string operation)
    {
        var id = await AddAccountAsync(Anna);

        var byBert = await CallAsync(Bert, operation, SoapText.Element("EMailAccountId", id));
        var byAdmin = await CallAsync(Admin, operation, SoapText.Element("EMailAccountId", id));

        AssertRefused(byBert, "SoFunctionRightException", "somebody else");
        Assert.That(byAdmin.Succeeded, Is.True);
    }

    [Test]
    public async Task An_account_that_an_administrator_changes_keeps_its_owner()
    {
        var address = NewAddress();
        var id = await AddAccountAsync(Anna, address);
        object[] change = [SoapText.Element("EMailAccountId", id), SoapText.Element("EMailAddress", "x" + address)];

        var byBert = await SaveAsync(Bert, change);
        var byAdmin = await SaveAsync(Admin, [.. change, Login("OutgoingCredentials", 0, "smtp.example.com", "out")]);

        var login = await Server.PostAsync(
            "User", SoapText.GetServiceAuth(Anna, LoginId(byAdmin, "OutgoingCredentials")));
        AssertRefused(byBert, "SoFunctionRightException", "somebody else");
        Assert.That(byAdmin.Value("EMailAddress"), Is.EqualTo("x" + address));
        Assert.That(byAdmin.Number("AssociateId"), Is.EqualTo(AnnaId));
        Assert.That(login.Value("Password"), Is.EqualTo("out"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Only_an_administrator_saves_an_account_for_another_associate(bool isStored)
    {
        var address = NewAddress();
        var id = isStored ? await AddAccountAsync(Anna, address) : 0;
        object[] change =
        [
            SoapText.Element("EMailAccountId", id),
            SoapText.Element("EMailAddress", address),
            SoapText.Element("AssociateId", BertId),
        ];

        var byAnna = await SaveAsync(Anna, change);
        var byAdmin = await SaveAsync(Admin, change);

        AssertRefused(byAnna, "SoFunctionRightException", "administrator");
        Assert.That(byAdmin.Number("AssociateId"), Is.EqualTo(BertId));
    }

    [Test]
    public async Task An_account_of_an_unknown_associate_is_refused()
    {
        var saved = await SaveAsync(
            Admin, SoapText.Element("EMailAddress", NewAddress()), SoapText.Element("AssociateId", 4711));

        AssertRefused(saved, "SoNotFoundException", "no associate 4711");
    }

    [TestCase("IncomingCredentials")]
    [TestCase("OutgoingCredentials")]
    public async Task Only_an_administrator_links_a_login_of_another_associate(string name)
    {
        var login = await AddServiceAuthAsync(Bert);

        var byAnna = await SaveAsync(
            Anna, SoapText.Element("EMailAddress", NewAddress()), Login(name, login, "evil.example.com", "stolen"));
        var unchanged = await PasswordOfAsync(login);
        var byAdmin = await SaveAsync(
            Admin, SoapText.Element("EMailAddress", NewAddress()), Login(name, login, "good.example.com", "given"));

        AssertRefused(byAnna, "SoFunctionRightException", $"ServiceAuth {login}");
        Assert.That(unchanged, Is.EqualTo("before"));
        Assert.That(LoginValue(byAdmin, name, "Password"), Is.EqualTo("given"));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public async Task An_account_without_an_address_is_refused(string? address)
    {
        var saved = await SaveAsync(
            Anna, address is null ? SoapText.Nil("EMailAddress") : SoapText.Element("EMailAddress", address));

        AssertRefused(saved, "SoInvalidArgumentException", "EMailAddress");
    }

    [Test]
    public async Task A_missing_account_is_refused()
    {
        var nil = await CallAsync(Anna, "SaveEMailAccount", SoapText.Nil("EMailAccount"));
        var absent = await CallAsync(Anna, "SaveEMailAccount");

        AssertRefused(nil, "SoInvalidArgumentException", "send an EMailAccount");
        AssertRefused(absent, "SoInvalidArgumentException", "send an EMailAccount");
    }

    [Test]
    public async Task An_associate_has_one_account_per_address()
    {
        var address = NewAddress();
        await AddAccountAsync(Anna, address);

        var again = await SaveAsync(Anna, SoapText.Element("EMailAddress", address.ToUpperInvariant()));
        var berts = await SaveAsync(Bert, SoapText.Element("EMailAddress", address));

        AssertRefused(again, "SoInvalidArgumentException", address.ToUpperInvariant());
        Assert.That(berts.Succeeded, Is.True);
    }

    [TestCase(4711)]
    [TestCase(-1)]
    public async Task An_unknown_id_gives_nil_and_cannot_be_saved_or_deleted(int id)
    {
        var got = await GetAsync(Anna, id);
        var saved = await SaveAsync(
            Anna, SoapText.Element("EMailAccountId", id), SoapText.Element("EMailAddress", NewAddress()));
        var deleted = await CallAsync(Anna, "DeleteEMailAccount", SoapText.Element("EMailAccountId", id));

        Assert.That(got.Succeeded, Is.True);
        Assert.That(got.Value("Response"), Is.Null);
        AssertRefused(saved, "SoNotFoundException", $"EMailAccount {id}");
        AssertRefused(deleted, "SoNotFoundException", $"EMailAccount {id}");
    }

    [Test]
    public async Task A_call_without_a_ticket_is_refused()
    {
        var answer = await CallAsync(null, "CreateDefaultEMailAccount");

        Assert.That(answer.Succeeded, Is.False);
        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
    }
}
