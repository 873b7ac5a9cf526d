using System.Xml.Linq;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UsersTests(DatabaseProvider provider) : UserFixture(provider)
{
    private string _anna = null!;
    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna() => (_annaId, _anna) = await AddEmployeeAsync("Anna");

    [Test]
    public async Task The_default_user_is_not_stored()
    {
        var user = await CallAsync(_anna, "CreateDefaultUser");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Number("AssociateId"), Is.Zero);
            Assert.That(ValueIn(user.Element("Role"), "Id"), Is.EqualTo("1"));
            Assert.That(user.Value("Type"), Is.EqualTo("InternalAssociate"));
            Assert.That(user.Value("Name"), Is.Empty);
        }
    }

    [Test]
    public async Task A_saved_user_is_returned_and_can_log_in()
    {
        var saved = await SaveUserAsync(
            SoapText.Element("Name", "Øystein"),
            SoapText.Element("Rank", 3),
            SoapText.Element("Tooltip", "På besøk"),
            Role(2),
            Credentials(Credential("CRM5/PASSWORD", Secret("Pa55-of-øystein"))));
        await Server.LogInAsync("øystein", "Pa55-of-øystein");

        var byId = await GetUserAsync(Admin, saved.Number("AssociateId"));
        var byName = await CallAsync(Admin, "GetUserFromName", SoapText.Element("UserName", "ØYSTEIN"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Value("Name"), Is.EqualTo("Øystein"));
            Assert.That(byId.Value("Rank"), Is.EqualTo("3"));
            Assert.That(byId.Value("Tooltip"), Is.EqualTo("På besøk"));
            Assert.That(ValueIn(byId.Element("Role"), "Value"), Is.EqualTo("Administrator"));
            Assert.That(byId.Value("Lastlogin"), Does.StartWith("2026-03-01T12:00:00"));
            Assert.That(ValueIn(byId.Element("Credential"), "Value"), Is.Empty);
            Assert.That(byId.Text, Does.Not.Contain("Pa55-of-"));
            Assert.That(byName.Element("Response")!.ToString(), Is.EqualTo(byId.Element("Response")!.ToString()));
        }
    }

    [Test]
    public async Task A_user_without_a_password_cannot_log_in_until_one_is_set()
    {
        var saved = await SaveUserAsync(SoapText.Element("Name", "late"));
        var before = await CanLogInAsync("late", "");
        await CallAsync(
            Admin, "SetPassword", AssociateId(saved.Number("AssociateId")), SoapText.Element("Password", "x"));

        Assert.That(before, Is.False);
        Assert.That(await CanLogInAsync("late", "x"), Is.True);
    }

    [Test]
    public async Task A_user_can_be_saved_as_read()
    {
        var id = await Server.AddUserAsync("again", Password);
        var read = await GetUserAsync(Admin, id);
        var user = new XElement(SoapText.Services86 + "User", read.Element("Response")!.Nodes());
        user.SetElementValue(SoapText.Services86 + "Rank", 9);

        var saved = await CallAsync(Admin, "SaveUser", user);

        Assert.That(saved.Value("Rank"), Is.EqualTo("9"), saved.Text);
        Assert.That(await CanLogInAsync("again", Password), Is.True);
    }

    [Test]
    public async Task A_role_is_found_by_its_name_and_an_absent_role_is_not_changed()
    {
        var saved = await SaveUserAsync(
            SoapText.Element("Name", "ruler"), SoapText.Element("Role", SoapText.Element("Value", "administrator")));

        var again = await SaveUserAsync(
            AssociateId(saved.Number("AssociateId")), SoapText.Element("Name", "ruler"));

        Assert.That(ValueIn(saved.Element("Role"), "Id"), Is.EqualTo("2"));
        Assert.That(ValueIn(again.Element("Role"), "Id"), Is.EqualTo("2"));
    }

    [Test]
    public async Task An_unknown_user_is_nil()
    {
        var byId = await GetUserAsync(Admin, 4711);
        var byName = await CallAsync(Admin, "GetUserFromName", SoapText.Element("UserName", "nobody"));

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in new[] { byId, byName })
            {
                Assert.That(answer.Succeeded, Is.True);
                Assert.That(answer.Value("Response"), Is.Null);
            }
        }
    }

    [Test]
    public async Task An_unknown_role_and_a_missing_user_are_refused()
    {
        var role = await SaveUserAsync(SoapText.Element("Name", "king"), Role(3));
        var missing = await CallAsync(Admin, "SaveUser");

        AssertRefused(role, "SoInvalidArgumentException", "does not know the role");
        AssertRefused(missing, "SoInvalidArgumentException", "send a User");
    }

    [Test]
    public async Task A_user_with_an_invalid_credential_is_not_saved()
    {
        var refused = await SaveUserAsync(
            SoapText.Element("Name", "half"),
            Credentials(Credential("ActiveDirectory", "S-1-5-21-7"), Credential("Telepathy", "x")));

        var got = await CallAsync(Admin, "GetUserFromName", SoapText.Element("UserName", "half"));
        Assert.That(refused.Value("FriendlyText"), Does.Contain("use one of CRM5/PASSWORD, ActiveDirectory"));
        Assert.That(got.Value("Response"), Is.Null);
    }

    [TestCase("DeleteUser", "UserId")]
    [TestCase("MakeRetired", "AssociateId")]
    [TestCase("SetGeneratedPassword", "AssociateId")]
    [TestCase("ChangePassword", "AssociateId")]
    public async Task An_unknown_associate_is_not_found(string operation, string parameter)
    {
        var answer = await CallAsync(Admin, operation, SoapText.Element(parameter, 4711));

        AssertRefused(answer, "SoNotFoundException", "There is no associate 4711");
    }

    [Test]
    public async Task An_unknown_user_is_not_saved()
    {
        var answer = await SaveUserAsync(AssociateId(4711), SoapText.Element("Name", "ghost"));

        AssertRefused(answer, "SoNotFoundException", "There is no associate 4711");
    }

    [TestCase("GetUser", "UserId")]
    [TestCase("GetUserInfo", "UserInfoId")]
    [TestCase("SaveUser", "User")]
    [TestCase("DeleteUser", "UserId")]
    [TestCase("MakeRetired", "AssociateId")]
    [TestCase("SetPassword", "AssociateId")]
    [TestCase("SetPasswordFromName", "Password")]
    [TestCase("SetGeneratedPassword", "AssociateId")]
    [TestCase("ChangePassword", "AssociateId")]
    [TestCase("SaveCredential", "UserId")]
    [TestCase("DeleteCredential", "UserId")]
    [TestCase("FindCredentialsGroups", "Type")]
    [TestCase("FindCredentialUsers", "Type")]
    [TestCase("GetCredentialUsersInGroup", "Type")]
    public async Task An_employee_may_not_read_or_change_others(string operation, string parameter)
    {
        object content = parameter switch
        {
            "Type" or "Password" => "",
            "User" => SoapText.Element("Name", "intruder"),
            _ => 1,
        };

        var answer = await CallAsync(_anna, operation, SoapText.Element(parameter, content));

        AssertRefused(answer, "SoFunctionRightException", "administrator");
    }

    [Test]
    public async Task An_employee_may_read_the_own_user_but_not_change_it()
    {
        var own = await GetUserAsync(_anna, _annaId);
        var forAdmin = await GetUserAsync(Admin, _annaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.Value("UserName"), Is.EqualTo("Anna"));
            Assert.That(Rights.MaskOf(own.Element("Response")!), Is.EqualTo("Select"));
            Assert.That(own.Value("Reason"), Is.EqualTo("Only administrators change users."));
            Assert.That(Rights.MaskOf(forAdmin.Element("Response")!), Is.EqualTo(Rights.Everything));
        }
    }

    [Test]
    public async Task A_retired_user_cannot_log_in_and_the_tickets_stay_invalid_when_the_user_returns()
    {
        var (id, ticket) = await AddEmployeeAsync("Retiree");

        await RetireAsync(Admin, id, true);
        var couldLogIn = await CanLogInAsync("Retiree", Password);
        var retired = await GetUserAsync(Admin, id);
        await RetireAsync(Admin, id, false);
        var call = await CallAsync(ticket, "CreateDefaultUser");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(couldLogIn, Is.False);
            Assert.That(retired.Value("Deleted"), Is.EqualTo("true"));
            Assert.That(call.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(await CanLogInAsync("Retiree", Password), Is.True);
        }
    }

    [Test]
    public async Task A_deleted_user_and_the_tickets_are_gone()
    {
        var (id, ticket) = await AddEmployeeAsync("Leaver");

        var deleted = await CallAsync(Admin, "DeleteUser", UserId(id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That((await GetUserAsync(Admin, id)).Value("Response"), Is.Null);
            Assert.That(await IsValidAsync(ticket), Is.False);
        }
    }

    [Test]
    public async Task A_user_who_owns_records_is_not_deleted()
    {
        var (id, ticket) = await AddEmployeeAsync("Owner");
        await Server.PostAsync(
            "User", SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", "imap.example.com")));

        var refused = await CallAsync(Admin, "DeleteUser", UserId(id));

        AssertRefused(refused, "SoIllegalOperationException", "retire the associate instead");
    }

    [Test]
    public async Task The_last_administrator_is_not_changed()
    {
        await using var server = await Services86Server.StartAsync();
        var ticket = await server.LogInAsync();
        var operations = new[]
        {
            SoapText.Call(ticket, "DeleteUser", UserId(1)),
            SoapText.Call(ticket, "MakeRetired", AssociateId(1), SoapText.Element("Retired", true)),
            SoapText.Call(ticket, "SaveUser", SoapText.Element(
                "User", AssociateId(1), SoapText.Element("Name", "admin"), Role(1))),
            SoapText.Call(
                ticket, "DeleteCredential", UserId(1), SoapText.Element("CredentialType", "CRM5/PASSWORD")),
        };

        foreach (var operation in operations)
        {
            var refused = await server.PostAsync("User", operation);

            AssertRefused(refused, "SoIllegalOperationException", "Make somebody else administrator first");
        }

        Assert.That(await server.LogInAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Administrators_may_retire_themselves_while_there_is_another_one()
    {
        var (id, ticket) = await AddEmployeeAsync("Second", AssociateRole.Administrator);

        var retired = await RetireAsync(ticket, id, true);

        Assert.That(retired.Succeeded, Is.True);
        Assert.That(await IsValidAsync(ticket), Is.False);
    }

    private static XElement Role(int id) => SoapText.Element("Role", SoapText.Element("Id", id));

    private static XElement Credentials(params object[] credentials) => SoapText.Element("Credentials", credentials);

    private static XElement Credential(string type, string value) => SoapText.Element(
        "Credential", SoapText.Element("Type", SoapText.Element("Type", type)), SoapText.Element("Value", value));

    private Task<SoapHttpAnswer> GetUserAsync(string ticket, int id) => CallAsync(ticket, "GetUser", UserId(id));

    private Task<SoapHttpAnswer> SaveUserAsync(params object[] members) =>
        CallAsync(Admin, "SaveUser", SoapText.Element("User", members));

    private Task<SoapHttpAnswer> RetireAsync(string ticket, int id, bool retired) =>
        CallAsync(ticket, "MakeRetired", AssociateId(id), SoapText.Element("Retired", retired));
}
