using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class CredentialUsersTests(DatabaseProvider provider) : CredentialFixture(provider)
{
    [Test]
    public async Task Users_are_found_by_a_part_of_the_name_in_any_case()
    {
        var id = await Server.AddUserAsync("Zuleika", Password);
        await Server.AddUserAsync("zuleikha", Password);
        await CallAsync(Admin, "SaveCredential", UserId(id), Credential("ActiveDirectory", Sid, ""));

        var inDirectory = await CallAsync(Admin, "FindCredentialUsers", Type("ActiveDirectory"), Search("ULEIKA"));
        var byPassword = await CallAsync(Admin, "FindCredentialUsers", Type("CRM5/PASSWORD"), Search("zulei"));

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
    public async Task There_is_one_group_of_all_users_who_are_not_retired()
    {
        var id = await Server.AddUserAsync("Past", Password);
        await CallAsync(Admin, "MakeRetired", AssociateId(id), SoapText.Element("Retired", true));

        var all = await FindGroupsAsync("");
        var byName = await FindGroupsAsync("SER");
        var byMember = await FindGroupsAsync("admi");
        var none = await FindGroupsAsync("qqq");
        var members = await GetUsersInGroupAsync("Users");
        var unknown = await GetUsersInGroupAsync("Cats");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(all, "DisplayName"), Is.EqualTo("Users"));
            Assert.That(Texts(byName, "Name"), Is.EqualTo("Users"));
            Assert.That(Texts(byMember, "Name"), Is.EqualTo("Users"));
            Assert.That(Texts(none, "Name"), Is.Empty);
            Assert.That(Texts(members, "DisplayValue"), Does.Contain("admin").And.Not.Contain("Past"));
            Assert.That(unknown.Succeeded, Is.True);
            Assert.That(Texts(unknown, "DisplayValue"), Is.Empty);
            Assert.That(unknown.Element("Users"), Is.Not.Null);
        }
    }

    private static XElement Type(string type) => SoapText.Element("Type", type);

    private static XElement Search(string text) => SoapText.Element("SearchString", text);

    private Task<SoapHttpAnswer> FindGroupsAsync(string text) =>
        CallAsync(Admin, "FindCredentialsGroups", Type("ActiveDirectory"), Search(text));

    private Task<SoapHttpAnswer> GetUsersInGroupAsync(string name) => CallAsync(
        Admin, "GetCredentialUsersInGroup", Type("ActiveDirectory"), SoapText.Element("GroupName", name));
}
