using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class CredentialsTests(DatabaseProvider provider) : CredentialFixture(provider)
{
    [Test]
    public async Task The_types_are_the_password_and_Active_Directory()
    {
        var types = await CallAsync(Admin, "GetCredentialTypes");
        var ofUsers = await CallAsync(
            Admin, "GetCredentialTypesForUserType", SoapText.Element("UserType", "InternalAssociate"));

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
    public async Task Users_of_other_types_have_no_credential_types(string userType)
    {
        var types = await CallAsync(Admin, "GetCredentialTypesForUserType", SoapText.Element("UserType", userType));

        Assert.That(types.Succeeded, Is.True);
        Assert.That(Texts(types, "Type"), Is.Empty);
    }

    [TestCase("<Type><Type>CRM5/PASSWORD</Type></Type>")]
    [TestCase("<Type><Type>crm5/password</Type></Type>")]
    [TestCase("<Type><Type/></Type>")]
    [TestCase("<Type/>")]
    [TestCase("")]
    public async Task A_saved_password_is_valid_for_the_next_login_and_is_never_returned(string type)
    {
        var name = TestContext.CurrentContext.Test.ID;
        var (id, ticket) = await AddEmployeeAsync(name);
        var types = XElement.Parse($"<x xmlns='{SoapText.Services86}'>{type}</x>").Elements();

        var saved = await CallAsync(ticket, "SaveCredential", UserId(id), SoapText.Element(
            "Credential", types, SoapText.Element("Value", Secret("an0ther"))));

        var user = await CallAsync(ticket, "GetUser", UserId(id));
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
        var (id, ticket) = await AddEmployeeAsync("reset");

        await CallAsync(Admin, "SaveCredential", UserId(id), Credential("CRM5/PASSWORD", "an0ther", ""));

        Assert.That(await IsValidAsync(ticket), Is.False);
    }

    [Test]
    public async Task An_Active_Directory_account_replaces_the_former_one_and_is_returned()
    {
        var (id, _) = await AddEmployeeAsync("directory");
        await CallAsync(Admin, "SaveCredential", UserId(id), Credential("ActiveDirectory", "S-1-5-21-1", "old"));

        await CallAsync(Admin, "SaveCredential", UserId(id), Credential("ActiveDirectory", Sid, @"CORP\bjørg"));

        var user = await CallAsync(Admin, "GetUser", UserId(id));
        var account = user.Envelope.Descendants(SoapText.Services86 + "Credential").Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Envelope.Descendants(SoapText.Services86 + "Credential"), Has.Exactly(2).Items);
            Assert.That(ValueIn(account, "Value"), Is.EqualTo(Sid));
            Assert.That(ValueIn(account, "DisplayValue"), Is.EqualTo(@"CORP\bjørg"));
            Assert.That(await CanLogInAsync("directory", Password), Is.True);
        }
    }

    [Test]
    public async Task A_user_without_a_password_cannot_log_in()
    {
        var (id, ticket) = await AddEmployeeAsync("locked");

        var first = await CallAsync(ticket, "DeleteCredential", UserId(id), CredentialType("CRM5/PASSWORD"));
        var second = await CallAsync(ticket, "DeleteCredential", UserId(id), CredentialType("CRM5/PASSWORD"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Value("Response"), Is.EqualTo("true"));
            Assert.That(second.Value("Response"), Is.EqualTo("false"));
            Assert.That(await CanLogInAsync("locked", Password), Is.False);
            Assert.That(await CanLogInAsync("locked", ""), Is.False);
        }
    }

    [Test]
    public async Task Invalid_credentials_are_refused()
    {
        var missing = await CallAsync(Admin, "SaveCredential", UserId(1));
        var unknownType = await CallAsync(Admin, "SaveCredential", UserId(1), Credential("Telepathy", "x", ""));
        var noPassword = await CallAsync(Admin, "SaveCredential", UserId(1), Credential("CRM5/PASSWORD", "", ""));
        var noSid = await CallAsync(Admin, "SaveCredential", UserId(1), Credential("ActiveDirectory", "", "anna"));
        var unknownDeleted = await CallAsync(Admin, "DeleteCredential", UserId(1), CredentialType(""));

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in new[] { missing, unknownType, noPassword, noSid, unknownDeleted })
            {
                Assert.That(
                    answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            }

            Assert.That(unknownType.Value("Message"), Does.Contain("CRM5/PASSWORD, ActiveDirectory"));
            Assert.That(noSid.Value("Message"), Does.Contain("Expected a SID"));
        }
    }

    [TestCase("SaveCredential")]
    [TestCase("DeleteCredential")]
    public async Task Credentials_of_an_unknown_user_are_not_found(string operation)
    {
        var answer = await CallAsync(Admin, operation, UserId(4711));

        AssertRefused(answer, "SoNotFoundException", "There is no associate 4711");
    }

    private static XElement CredentialType(string type) => SoapText.Element("CredentialType", type);
}
