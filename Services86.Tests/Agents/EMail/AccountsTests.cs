using System.Data.Common;
using System.Xml.Linq;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

internal sealed class AccountsTests(DatabaseProvider provider) : EMailFixture(provider)
{
    [Test]
    public async Task The_default_account_belongs_to_the_caller_and_has_two_empty_logins()
    {
        var created = await CallAsync(Anna, "CreateDefaultEMailAccount");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Succeeded, Is.True);
            Assert.That(created.Number("EMailAccountId"), Is.Zero);
            Assert.That(created.Value("EMailAddress"), Is.Empty);
            Assert.That(created.Number("AssociateId"), Is.EqualTo(AnnaId));
            Assert.That(LoginId(created, "IncomingCredentials"), Is.Zero);
            Assert.That(LoginValue(created, "OutgoingCredentials", "Server"), Is.Empty);
            Assert.That(created.Value("AccountStatus"), Is.EqualTo("0"));
        }
    }

    [Test]
    public async Task The_default_account_can_be_saved_with_an_address()
    {
        var created = await CallAsync(Anna, "CreateDefaultEMailAccount");
        var account = created.Element("Response")!;
        account.Name = SoapText.Services86 + "EMailAccount";
        account.Element(SoapText.Services86 + "EMailAddress")!.Value = NewAddress();

        var saved = await CallAsync(Anna, "SaveEMailAccount", account);

        Assert.That(saved.Succeeded, Is.True);
        Assert.That(saved.Number("EMailAccountId"), Is.Positive);
        Assert.That(LoginId(saved, "OutgoingCredentials"), Is.Positive);
    }

    [Test]
    public async Task A_saved_account_is_returned_with_its_logins()
    {
        var saved = await SaveAsync(
            Anna,
            SoapText.Element("EMailAddress", "blåbær@example.com"),
            Login("IncomingCredentials", 0, "imap.example.com", Secret("in-fløte-1")),
            Login("OutgoingCredentials", 0, "smtp.example.com", Secret("out-fløte-1")));

        var got = await GetAsync(Anna, saved.Number("EMailAccountId"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Element("Response")!.Value, Is.EqualTo(saved.Element("Response")!.Value));
            Assert.That(got.Value("EMailAddress"), Is.EqualTo("blåbær@example.com"));
            Assert.That(got.Number("AssociateId"), Is.EqualTo(AnnaId));
            Assert.That(LoginValue(got, "IncomingCredentials", "Server"), Is.EqualTo("imap.example.com"));
            Assert.That(LoginValue(got, "IncomingCredentials", "Password"), Is.EqualTo("in-fløte-1"));
            Assert.That(LoginValue(got, "OutgoingCredentials", "Server"), Is.EqualTo("smtp.example.com"));
            Assert.That(LoginValue(got, "OutgoingCredentials", "Password"), Is.EqualTo("out-fløte-1"));
        }
    }

    [Test]
    public async Task Status_and_errors_in_a_request_are_ignored()
    {
        var id = await AddAccountAsync(Anna);
        object[] readOnly =
        [
            SoapText.Element("AccountStatus", 75),
            SoapText.Element("ErrorCount", 586),
            SoapText.Element("ErrorReason", "made up"),
        ];

        var inserted = await SaveAsync(Anna, [Address(), .. readOnly]);
        var updated = await SaveAsync(Anna, [SoapText.Element("EMailAccountId", id), Address(), .. readOnly]);

        foreach (var answer in new[] { inserted, updated })
        {
            Assert.That(answer.Value("AccountStatus"), Is.EqualTo("0"));
            Assert.That(answer.Value("ErrorCount"), Is.EqualTo("0"));
            Assert.That(answer.Value("ErrorReason"), Is.Empty);
        }
    }

    [Test]
    public async Task Absent_and_nil_logins_are_not_changed()
    {
        var address = NewAddress();
        var saved = await SaveAsync(
            Anna,
            SoapText.Element("EMailAddress", address),
            Login("IncomingCredentials", 0, "imap.example.com", "in"),
            Login("OutgoingCredentials", 0, "smtp.example.com", "out"));

        var again = await SaveAsync(
            Anna,
            SoapText.Element("EMailAccountId", saved.Number("EMailAccountId")),
            SoapText.Element("EMailAddress", address.ToUpperInvariant()),
            SoapText.Nil("OutgoingCredentials"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Value("EMailAddress"), Is.EqualTo(address.ToUpperInvariant()));
            Assert.That(LoginId(again, "IncomingCredentials"), Is.EqualTo(LoginId(saved, "IncomingCredentials")));
            Assert.That(LoginValue(again, "IncomingCredentials", "Password"), Is.EqualTo("in"));
            Assert.That(LoginId(again, "OutgoingCredentials"), Is.EqualTo(LoginId(saved, "OutgoingCredentials")));
            Assert.That(LoginValue(again, "OutgoingCredentials", "Password"), Is.EqualTo("out"));
        }
    }

    [Test]
    public async Task A_login_with_the_id_0_is_linked_and_the_former_login_stays()
    {
        var address = NewAddress();
        var id = await AddAccountAsync(Anna, address);
        var former = LoginId(await GetAsync(Anna, id), "IncomingCredentials");

        var saved = await SaveAsync(
            Anna,
            SoapText.Element("EMailAccountId", id),
            SoapText.Element("EMailAddress", address),
            Login("IncomingCredentials", 0, "new.example.com", "new"));

        Assert.That(LoginId(saved, "IncomingCredentials"), Is.Not.EqualTo(former));
        Assert.That(LoginValue(saved, "IncomingCredentials", "Server"), Is.EqualTo("new.example.com"));
        Assert.That(await PasswordOfAsync(former), Is.EqualTo("secret"));
    }

    [Test]
    public async Task The_sample_of_the_documentation_is_saved_if_its_ids_exist()
    {
        var data = Server.Services.GetRequiredService<DbDataSource>();
        await using (var connection = await data.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO associate (associate_id, name, name_key, role, registered) VALUES (396, 'c', 'C', 0, 0);
                INSERT INTO service_auth (service_auth_id, associate_id, port) VALUES (833, 396, 0), (950, 396, 0);
                INSERT INTO email_account (email_account_id, associate_id, email_address, address_key)
                VALUES (198, 396, 'old', 'OLD');
                """);
        }

        var saved = await SaveAsync(
            Admin,
            SoapText.Element("EMailAccountId", 198),
            SoapText.Element("EMailAddress", "voluptas"),
            SoapText.Element("AssociateId", 396),
            Login("IncomingCredentials", 950, "sit", "qui"),
            Login("OutgoingCredentials", 833, "tempora", "maxime"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Number("EMailAccountId"), Is.EqualTo(198));
            Assert.That(saved.Value("EMailAddress"), Is.EqualTo("voluptas"));
            Assert.That(saved.Number("AssociateId"), Is.EqualTo(396));
            Assert.That(LoginId(saved, "IncomingCredentials"), Is.EqualTo(950));
            Assert.That(LoginValue(saved, "OutgoingCredentials", "Password"), Is.EqualTo("maxime"));
            Assert.That(LoginId(saved, "OutgoingCredentials"), Is.EqualTo(833));
            Assert.That(await PasswordOfAsync(950), Is.EqualTo("qui"));
        }
    }

    [Test]
    public async Task Nothing_is_stored_if_the_second_login_is_unknown()
    {
        var first = await AddServiceAuthAsync(Anna);
        var address = NewAddress();

        var saved = await SaveAsync(
            Anna,
            SoapText.Element("EMailAddress", address),
            Login("IncomingCredentials", first, "imap.example.com", "after"),
            Login("OutgoingCredentials", 4711, "smtp.example.com", "out"));

        var found = await CallAsync(Anna, "GetEMailAccountFromEMailAddress", SoapText.Element("FromAddress", address));
        AssertRefused(saved, "SoNotFoundException", "ServiceAuth 4711");
        Assert.That(await PasswordOfAsync(first), Is.EqualTo("before"));
        Assert.That(found.Number("EMailAccountId"), Is.Zero);
    }

    [Test]
    public async Task An_account_is_found_by_its_address_in_any_case()
    {
        var address = NewAddress();
        var id = await AddAccountAsync(Anna, address);

        var found = await CallAsync(
            Anna, "GetEMailAccountFromEMailAddress", SoapText.Element("FromAddress", address.ToUpperInvariant()));

        Assert.That(found.Number("EMailAccountId"), Is.EqualTo(id));
        Assert.That(found.Value("EMailAddress"), Is.EqualTo(address));
    }

    [Test]
    public async Task An_address_without_an_account_of_the_caller_gives_the_default_account()
    {
        var address = NewAddress();
        await AddAccountAsync(Bert, address);

        var others = await CallAsync(
            Admin, "GetEMailAccountFromEMailAddress", SoapText.Element("FromAddress", address));
        var nil = await CallAsync(Anna, "GetEMailAccountFromEMailAddress", SoapText.Nil("FromAddress"));

        foreach (var answer in new[] { others, nil })
        {
            Assert.That(answer.Succeeded, Is.True);
            Assert.That(answer.Number("EMailAccountId"), Is.Zero);
            Assert.That(answer.Value("EMailAddress"), Is.Empty);
        }
    }

    [Test]
    public async Task A_deleted_account_is_gone_and_its_login_stays()
    {
        var id = await AddAccountAsync(Anna);
        var login = LoginId(await GetAsync(Anna, id), "IncomingCredentials");

        var deleted = await CallAsync(Anna, "DeleteEMailAccount", SoapText.Element("EMailAccountId", id));

        var got = await GetAsync(Anna, id);
        Assert.That(deleted.Succeeded, Is.True);
        Assert.That(got.Succeeded, Is.True);
        Assert.That(got.Value("Response"), Is.Null);
        Assert.That(await PasswordOfAsync(login), Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_login_of_an_account_is_not_deleted_and_the_refusal_names_the_account()
    {
        var address = NewAddress();
        var id = await AddAccountAsync(Anna, address);
        var login = LoginId(await GetAsync(Anna, id), "IncomingCredentials");

        var refused = await Server.PostAsync("User", SoapText.DeleteServiceAuth(Anna, login));
        await CallAsync(Anna, "DeleteEMailAccount", SoapText.Element("EMailAccountId", id));
        var deleted = await Server.PostAsync("User", SoapText.DeleteServiceAuth(Anna, login));

        AssertRefused(refused, "SoIllegalOperationException", $"{address} (EMailAccount {id})");
        Assert.That(deleted.Succeeded, Is.True);
        Assert.That(await PasswordOfAsync(login), Is.Null);
    }

    private static XElement Address() => SoapText.Element("EMailAddress", NewAddress());
}
