using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UserTests : ServerFixture
{
    private const string Password = "Pa55-of-anna";

    private string _admin = null!;
    private string _anna = null!;
    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna()
    {
        _annaId = await Server.AddUserAsync("Anna", Secret(Password));
        _anna = await Server.LogInAsync("Anna", Password);
        _admin = await Server.LogInAsync();
    }

    [Test]
    public async Task A_default_user_is_stored_nowhere()
    {
        var user = await CallAsync(_anna, "CreateDefaultUser");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Number("AssociateId"), Is.Zero);
            Assert.That(user.Element("Role")!.Element(SoapText.Services86 + "Id")!.Value, Is.EqualTo("1"));
            Assert.That(user.Value("Type"), Is.EqualTo("InternalAssociate"));
            Assert.That(user.Value("Name"), Is.Empty);
        }
    }

    [Test]
    public async Task A_saved_user_comes_back_and_can_log_in()
    {
        var saved = await SaveUserAsync(
            SoapText.Element("Name", "Øystein"),
            SoapText.Element("Rank", 3),
            SoapText.Element("Tooltip", "På besøk"),
            Role(2),
            Credentials(Credential("CRM5/PASSWORD", Secret("Pa55-of-øystein"))));
        await Server.LogInAsync("øystein", "Pa55-of-øystein");

        var byId = await GetUserAsync(_admin, saved.Number("AssociateId"));
        var byName = await CallAsync(_admin, "GetUserFromName", SoapText.Element("UserName", "ØYSTEIN"));

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
        var before = await Server.PostAsync("SoPrincipal", SoapText.LogIn("late", ""));
        await CallAsync(
            _admin,
            "SetPassword",
            SoapText.Element("AssociateId", saved.Number("AssociateId")),
            SoapText.Element("Password", "x"));

        Assert.That(before.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
        Assert.That(await Server.LogInAsync("late", "x"), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_got_can_be_saved_again()
    {
        var id = await Server.AddUserAsync("again", Password);
        var got = await GetUserAsync(_admin, id);
        var user = new XElement(SoapText.Services86 + "User", got.Element("Response")!.Nodes());
        user.SetElementValue(SoapText.Services86 + "Rank", 9);

        var saved = await Server.PostAsync(
            "User", SoapText.Envelope(_admin, new XElement(SoapText.Services86 + "SaveUser", user)));

        Assert.That(saved.Value("Rank"), Is.EqualTo("9"), saved.Text);
        Assert.That(await Server.LogInAsync("again", Password), Is.Not.Empty);
    }

    [Test]
    public async Task A_role_is_named_by_its_name_too_and_stays_when_there_is_none()
    {
        var saved = await SaveUserAsync(
            SoapText.Element("Name", "ruler"), SoapText.Element("Role", SoapText.Element("Value", "administrator")));

        var again = await SaveUserAsync(
            SoapText.Element("AssociateId", saved.Number("AssociateId")), SoapText.Element("Name", "ruler"));

        Assert.That(ValueIn(saved.Element("Role"), "Id"), Is.EqualTo("2"));
        Assert.That(ValueIn(again.Element("Role"), "Id"), Is.EqualTo("2"));
    }

    [Test]
    public async Task An_unknown_user_is_nil()
    {
        var byId = await GetUserAsync(_admin, 4711);
        var byName = await CallAsync(_admin, "GetUserFromName", SoapText.Element("UserName", "nobody"));
        var info = await CallAsync(_admin, "GetUserInfo", SoapText.Element("UserInfoId", 4711));

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in new[] { byId, byName, info })
            {
                Assert.That(answer.Succeeded, Is.True);
                Assert.That(answer.Value("Response"), Is.Null);
            }
        }
    }

    [TestCase("anna", "There is an associate named 'anna' already")]
    [TestCase("", "A user name cannot be empty.")]
    [TestCase(" bert", "A user name cannot begin or end with white space.")]
    [TestCase("7T:bert", "A user name cannot begin with 7T:")]
    public async Task A_name_that_cannot_be_used_is_refused_with_the_reason(string name, string reason)
    {
        var saved = await SaveUserAsync(SoapText.Element("Name", name));
        var validity = await CallAsync(_anna, "IsUserNameValid", SoapText.Element("UserName", name));
        var why = await CallAsync(_anna, "IsUserNameValidWithReason", SoapText.Element("UserName", name));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            Assert.That(saved.Value("FriendlyText"), Does.StartWith(reason));
            Assert.That(validity.Value("Response"), Is.EqualTo("false"));
            Assert.That(why.Value("Reason"), Does.StartWith(reason));
            Assert.That(why.Value("Result"), Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task Ones_own_name_is_valid_and_another_gets_a_number()
    {
        var own = await CallAsync(
            _anna, "IsUserNameValid", SoapText.Element("AssociateId", _annaId), SoapText.Element("UserName", "ANNA"));
        var nearest = await CallAsync(_anna, "GetValidUserName", SoapText.Element("UserName", " anna "));

        Assert.That(own.Value("Response"), Is.EqualTo("true"));
        Assert.That(nearest.Value("Response"), Is.EqualTo("anna2"));
    }

    [Test]
    public async Task An_unknown_role_and_nothing_at_all_are_refused()
    {
        var role = await SaveUserAsync(SoapText.Element("Name", "king"), Role(3));
        var nothing = await CallAsync(_admin, "SaveUser");

        Assert.That(role.Value("ExceptionType"), Does.EndWith("SoInvalidArgumentException"));
        Assert.That(nothing.Value("ExceptionType"), Does.EndWith("SoInvalidArgumentException"));
    }

    [Test]
    public async Task A_user_with_one_wrong_credential_is_not_saved_at_all()
    {
        var refused = await SaveUserAsync(
            SoapText.Element("Name", "half"),
            Credentials(Credential("ActiveDirectory", "S-1-5-21-7"), Credential("Telepathy", "x")));

        var got = await CallAsync(_admin, "GetUserFromName", SoapText.Element("UserName", "half"));
        Assert.That(refused.Value("FriendlyText"), Does.Contain("use one of CRM5/PASSWORD, ActiveDirectory"));
        Assert.That(got.Value("Response"), Is.Null);
    }

    [TestCase("DeleteUser", "UserId")]
    [TestCase("MakeRetired", "AssociateId")]
    [TestCase("SetGeneratedPassword", "AssociateId")]
    [TestCase("ChangePassword", "AssociateId")]
    public async Task An_unknown_associate_is_not_found(string operation, string parameter)
    {
        var answer = await CallAsync(_admin, operation, SoapText.Element(parameter, 4711));

        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
    }

    [Test]
    public async Task Saving_an_unknown_user_is_not_found()
    {
        var answer = await SaveUserAsync(SoapText.Element("AssociateId", 4711), SoapText.Element("Name", "ghost"));

        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
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
    public async Task An_employee_is_refused_what_concerns_others(string operation, string parameter)
    {
        object content = parameter switch
        {
            "Type" or "Password" => "",
            "User" => SoapText.Element("Name", "intruder"),
            _ => 1,
        };

        var answer = await CallAsync(_anna, operation, SoapText.Element(parameter, content));

        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoFunctionRightException"));
    }

    [Test]
    public async Task An_employee_sees_who_they_are()
    {
        var user = await GetUserAsync(_anna, _annaId);
        var info = await CallAsync(_anna, "GetUserInfo", SoapText.Element("UserInfoId", _annaId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Value("UserName"), Is.EqualTo("Anna"));
            Assert.That(info.Number("UserInfoId"), Is.EqualTo(_annaId));
            Assert.That(info.Value("CanLogon"), Is.EqualTo("true"));
            Assert.That(info.Value("RoleName"), Is.EqualTo("Employee"));
            Assert.That(info.Value("RoleTooltip"), Is.EqualTo("May see and change what is their own."));
        }
    }

    [Test]
    public async Task A_list_of_infos_has_the_order_of_the_ids_without_the_unknown()
    {
        var list = await CallAsync(_admin, "GetUserInfoList", Ids(_annaId, 4711, 1));
        var refused = await CallAsync(_anna, "GetUserInfoList", Ids(_annaId, 1));

        Assert.That(
            string.Join(' ', list.Envelope.Descendants(SoapText.Services86 + "UserName").Select(name => name.Value)),
            Is.EqualTo("Anna admin"));
        Assert.That(refused.Value("ExceptionType"), Does.EndWith("SoFunctionRightException"));
    }

    [Test]
    public async Task A_retired_user_cannot_log_in_and_the_tickets_end_even_if_taken_back()
    {
        var id = await Server.AddUserAsync("Retiree", Password);
        var ticket = await Server.LogInAsync("Retiree", Password);

        await RetireAsync(_admin, id, true);
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn("Retiree", Password));
        var retired = await GetUserAsync(_admin, id);
        await RetireAsync(_admin, id, false);
        var call = await CallAsync(ticket, "CreateDefaultUser");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(retired.Value("Deleted"), Is.EqualTo("true"));
            Assert.That(call.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(await Server.LogInAsync("Retiree", Password), Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_deleted_user_is_gone_with_the_ticket()
    {
        var id = await Server.AddUserAsync("Leaver", Password);
        var ticket = await Server.LogInAsync("Leaver", Password);

        var deleted = await CallAsync(_admin, "DeleteUser", SoapText.Element("UserId", id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That((await GetUserAsync(_admin, id)).Value("Response"), Is.Null);
            Assert.That((await CallAsync(ticket, "CreateDefaultUser")).Succeeded, Is.False);
        }
    }

    [Test]
    public async Task A_user_who_owns_records_is_not_deleted()
    {
        var id = await Server.AddUserAsync("Owner", Password);
        var ticket = await Server.LogInAsync("Owner", Password);
        await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", "imap.example.com")));

        var refused = await CallAsync(_admin, "DeleteUser", SoapText.Element("UserId", id));

        Assert.That(refused.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoIllegalOperationException"));
        Assert.That(refused.Value("FriendlyText"), Does.Contain("retire the associate instead"));
    }

    [Test]
    public async Task The_last_administrator_stays_one()
    {
        await using var server = await Services86Server.StartAsync();
        var ticket = await server.LogInAsync();
        var operations = new[]
        {
            SoapText.Call(ticket, "DeleteUser", SoapText.Element("UserId", 1)),
            SoapText.Call(ticket, "MakeRetired", SoapText.Element("AssociateId", 1), SoapText.Element("Retired", true)),
            SoapText.Call(ticket, "SaveUser", SoapText.Element(
                "User", SoapText.Element("AssociateId", 1), SoapText.Element("Name", "admin"), Role(1))),
            SoapText.Call(
                ticket,
                "DeleteCredential",
                SoapText.Element("UserId", 1),
                SoapText.Element("CredentialType", "CRM5/PASSWORD")),
        };

        foreach (var operation in operations)
        {
            var refused = await server.PostAsync("User", operation);

            Assert.That(refused.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoIllegalOperationException"));
            Assert.That(refused.Value("FriendlyText"), Does.Contain("Make somebody else administrator first"));
        }

        Assert.That(await server.LogInAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Retiring_oneself_is_allowed_while_another_administrator_is_left()
    {
        var id = await Server.AddUserAsync("Second", Password, Services86.Data.Associates.AssociateRole.Administrator);
        var ticket = await Server.LogInAsync("Second", Password);

        var retired = await RetireAsync(ticket, id, true);

        Assert.That(retired.Succeeded, Is.True);
        Assert.That((await CallAsync(ticket, "CreateDefaultUser")).Succeeded, Is.False);
    }

    private static XElement Role(int id) => SoapText.Element("Role", SoapText.Element("Id", id));

    private static XElement Credentials(params object[] credentials) => SoapText.Element("Credentials", credentials);

    private static XElement Credential(string type, string value) => SoapText.Element(
        "Credential", SoapText.Element("Type", SoapText.Element("Type", type)), SoapText.Element("Value", value));

    private static XElement Ids(params int[] ids)
    {
        XNamespace arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
        return SoapText.Element("UserInfoIds", [.. ids.Select(id => new XElement(arrays + "int", id))]);
    }

    private static string? ValueIn(XElement? element, string name) => element?.Element(SoapText.Services86 + name)?.Value;

    private Task<SoapHttpAnswer> CallAsync(string ticket, string operation, params object[] parameters) =>
        Server.PostAsync("User", SoapText.Call(ticket, operation, parameters));

    private Task<SoapHttpAnswer> GetUserAsync(string ticket, int id) =>
        CallAsync(ticket, "GetUser", SoapText.Element("UserId", id));

    private Task<SoapHttpAnswer> SaveUserAsync(params object[] members) =>
        CallAsync(_admin, "SaveUser", SoapText.Element("User", members));

    private Task<SoapHttpAnswer> RetireAsync(string ticket, int id, bool retired) => CallAsync(
        ticket, "MakeRetired", SoapText.Element("AssociateId", id), SoapText.Element("Retired", retired));
}
