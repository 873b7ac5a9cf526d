using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class CredentialTests : ServerFixture
{
    private const string Password = "Pa55-of-anna";
    private const string Sid = "S-1-5-21-3623811015-3361044348-30300820-1013";

    private string _admin = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        Secret(Password);
        _admin = await Server.LogInAsync();
    }

    [Test]
    public async Task The_types_are_the_password_and_the_directory()
    {
        var types = await CallAsync(_admin, "GetCredentialTypes");
        var ofUsers = await CallAsync(
            _admin, "GetCredentialTypesForUserType", SoapText.Element("UserType", "InternalAssociate"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(types, "Type"), Is.EqualTo("CRM5/PASSWORD|ActiveDirectory"));
            Assert.That(Texts(types, "ValueControl"), Is.EqualTo("Password|Link"));
            Assert.That(Texts(ofUsers, "Type"), Is.EqualTo(Texts(types, "Type")));
        }
    }

    [TestCase("Unknown")]
    [TestCase("ExternalAssociate")]
    [TestCase("SystemAssociate")]
    public async Task Users_of_other_kinds_have_no_types(string userType)
    {
        var types = await CallAsync(_admin, "GetCredentialTypesForUserType", SoapText.Element("UserType", userType));

        Assert.That(types.Succeeded, Is.True);
        Assert.That(Texts(types, "Type"), Is.Empty);
    }

    [TestCase("<Type><Type>CRM5/PASSWORD</Type></Type>")]
    [TestCase("<Type><Type>crm5/password</Type></Type>")]
    [TestCase("<Type><Type/></Type>")]
    [TestCase("<Type/>")]
    [TestCase("")]
    public async Task A_saved_password_opens_the_next_login_and_is_never_read_back(string type)
    {
        var name = TestContext.CurrentContext.Test.ID;
        var id = await Server.AddUserAsync(name, Password);
        var ticket = await Server.LogInAsync(name, Password);
        var types = XElement.Parse($"<x xmlns='{SoapText.Services86}'>{type}</x>").Elements();

        var saved = await CallAsync(ticket, "SaveCredential", User(id), SoapText.Element(
            "Credential", types, SoapText.Element("Value", Secret("an0ther"))));

        var user = await CallAsync(ticket, "GetUser", User(id));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Value("Response"), Is.EqualTo("true"), saved.Text);
            Assert.That(await CanLogInAsync(name, "an0ther"), Is.True);
            Assert.That(await CanLogInAsync(name, Password), Is.False);
            Assert.That(user.Text, Does.Contain("CRM5/PASSWORD").And.Not.Contain("an0ther"));
        }
    }

    [Test]
    public async Task A_password_that_an_administrator_saves_ends_the_tickets()
    {
        var id = await Server.AddUserAsync("reset", Password);
        var ticket = await Server.LogInAsync("reset", Password);

        await CallAsync(_admin, "SaveCredential", User(id), Credential("CRM5/PASSWORD", "an0ther", ""));

        Assert.That((await CallAsync(ticket, "CreateDefaultUser")).Succeeded, Is.False);
    }

    [Test]
    public async Task A_directory_account_replaces_the_one_before_and_is_read_back()
    {
        var id = await Server.AddUserAsync("directory", Password);
        await CallAsync(_admin, "SaveCredential", User(id), Credential("ActiveDirectory", "S-1-5-21-1", "old"));

        await CallAsync(_admin, "SaveCredential", User(id), Credential("ActiveDirectory", Sid, @"CORP\bjørg"));

        var user = await CallAsync(_admin, "GetUser", User(id));
        var account = user.Envelope.Descendants(SoapText.Services86 + "Credential").Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Envelope.Descendants(SoapText.Services86 + "Credential"), Has.Exactly(2).Items);
            Assert.That(account.Element(SoapText.Services86 + "Value")!.Value, Is.EqualTo(Sid));
            Assert.That(account.Element(SoapText.Services86 + "DisplayValue")!.Value, Is.EqualTo(@"CORP\bjørg"));
            Assert.That(await CanLogInAsync("directory", Password), Is.True);
        }
    }

    [Test]
    public async Task A_deleted_password_logs_nobody_in()
    {
        var id = await Server.AddUserAsync("locked", Password);
        var ticket = await Server.LogInAsync("locked", Password);

        var first = await CallAsync(ticket, "DeleteCredential", User(id), OfType("CRM5/PASSWORD"));
        var second = await CallAsync(ticket, "DeleteCredential", User(id), OfType("CRM5/PASSWORD"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Value("Response"), Is.EqualTo("true"));
            Assert.That(second.Value("Response"), Is.EqualTo("false"));
            Assert.That(await CanLogInAsync("locked", Password), Is.False);
            Assert.That(await CanLogInAsync("locked", ""), Is.False);
        }
    }

    [Test]
    public async Task What_cannot_be_a_credential_is_refused()
    {
        var nothing = await CallAsync(_admin, "SaveCredential", User(1));
        var unknownType = await CallAsync(_admin, "SaveCredential", User(1), Credential("Telepathy", "x", ""));
        var noPassword = await CallAsync(_admin, "SaveCredential", User(1), Credential("CRM5/PASSWORD", "", ""));
        var noSid = await CallAsync(_admin, "SaveCredential", User(1), Credential("ActiveDirectory", "", "anna"));
        var unknownDeleted = await CallAsync(_admin, "DeleteCredential", User(1), OfType(""));

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in new[] { nothing, unknownType, noPassword, noSid, unknownDeleted })
            {
                Assert.That(
                    answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            }

            Assert.That(unknownType.Value("Message"), Does.Contain("CRM5/PASSWORD, ActiveDirectory"));
        }
    }

    [TestCase("SaveCredential")]
    [TestCase("DeleteCredential")]
    public async Task Credentials_of_an_unknown_user_are_not_found(string operation)
    {
        var answer = await CallAsync(_admin, operation, User(4711));

        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
    }

    [Test]
    public async Task Users_are_found_by_a_part_of_the_name_in_any_case()
    {
        var id = await Server.AddUserAsync("Zuleika", Password);
        await Server.AddUserAsync("zuleikha", Password);
        await CallAsync(_admin, "SaveCredential", User(id), Credential("ActiveDirectory", Sid, ""));

        var inDirectory = await CallAsync(_admin, "FindCredentialUsers", TypeName("ActiveDirectory"), Search("ULEIKA"));
        var byPassword = await CallAsync(_admin, "FindCredentialUsers", TypeName("CRM5/PASSWORD"), Search("zulei"));

        XNamespace arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(inDirectory, "Value"), Is.EqualTo(Sid));
            Assert.That(Texts(inDirectory, "DisplayValue"), Is.EqualTo("Zuleika"));
            Assert.That(
                string.Join('|', inDirectory.Envelope.Descendants(arrays + "string").Select(text => text.Value)),
                Is.EqualTo("Name|Role|Zuleika|Employee"));
            Assert.That(Texts(byPassword, "Value"), Is.EqualTo("|"));
            Assert.That(Texts(byPassword, "DisplayValue"), Is.EqualTo("Zuleika|zuleikha"));
        }
    }

    [Test]
    public async Task There_is_one_group_of_all_who_have_not_retired()
    {
        var id = await Server.AddUserAsync("Past", Password);
        await CallAsync(_admin, "MakeRetired", SoapText.Element("AssociateId", id), SoapText.Element("Retired", true));

        var all = await CallAsync(_admin, "FindCredentialsGroups", TypeName("ActiveDirectory"), Search(""));
        var byName = await CallAsync(_admin, "FindCredentialsGroups", TypeName("ActiveDirectory"), Search("SER"));
        var byMember = await CallAsync(_admin, "FindCredentialsGroups", TypeName("ActiveDirectory"), Search("admi"));
        var none = await CallAsync(_admin, "FindCredentialsGroups", TypeName("ActiveDirectory"), Search("qqq"));
        var members = await CallAsync(
            _admin, "GetCredentialUsersInGroup", TypeName("ActiveDirectory"), SoapText.Element("GroupName", "Users"));
        var nobody = await CallAsync(
            _admin, "GetCredentialUsersInGroup", TypeName("ActiveDirectory"), SoapText.Element("GroupName", "Cats"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(all, "DisplayName"), Is.EqualTo("Users"));
            Assert.That(Texts(byName, "Name"), Is.EqualTo("Users"));
            Assert.That(Texts(byMember, "Name"), Is.EqualTo("Users"));
            Assert.That(Texts(none, "Name"), Is.Empty);
            Assert.That(Texts(members, "DisplayValue"), Does.Contain("admin").And.Not.Contain("Past"));
            Assert.That(nobody.Succeeded, Is.True);
            Assert.That(Texts(nobody, "DisplayValue"), Is.Empty);
            Assert.That(nobody.Element("Users"), Is.Not.Null);
        }
    }

    private static XElement User(int id) => SoapText.Element("UserId", id);

    private static XElement TypeName(string type) => SoapText.Element("Type", type);

    private static XElement OfType(string type) => SoapText.Element("CredentialType", type);

    private static XElement Search(string text) => SoapText.Element("SearchString", text);

    private static XElement Credential(string type, string value, string displayValue) => SoapText.Element(
        "Credential",
        SoapText.Element("Type", SoapText.Element("Type", type)),
        SoapText.Element("Value", value),
        SoapText.Element("DisplayValue", displayValue));

    // The innermost elements of the name, separated by bars.
    private static string Texts(SoapHttpAnswer answer, string name) => string.Join(
        '|',
        answer.Envelope.Descendants(SoapText.Services86 + name)
            .Where(element => !element.HasElements)
            .Select(element => element.Value));

    private async Task<bool> CanLogInAsync(string name, string password)
    {
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn(name, password));
        return login.Value("AuthenticationSucceeded") == "true";
    }

    private Task<SoapHttpAnswer> CallAsync(string ticket, string operation, params object[] parameters) =>
        Server.PostAsync("User", SoapText.Call(ticket, operation, parameters));
}
