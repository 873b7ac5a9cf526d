using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

internal sealed class AccountRightsTests(DatabaseProvider provider) : EMailFixture(provider)
{
    [Test]
    public async Task The_caller_has_all_rights_to_the_default_account()
    {
        var created = await CallAsync(Anna, "CreateDefaultEMailAccount");

        Assert.That(Rights.MaskOf(created.Element("Response")!), Is.EqualTo(Rights.Everything));
    }

    [Test]
    public async Task The_fields_that_the_server_sets_are_read_only()
    {
        var id = await AddAccountAsync(Anna);

        var account = await GetAsync(Anna, id);

        Assert.That(
            Rights.FieldsOf(account.Element("Response")!),
            Is.EqualTo(
            [
                "AccountStatus: Read UIHintReadOnly System.Int16 2",
                "ErrorCount: Read UIHintReadOnly System.Int32 4",
                "ErrorReason: Read UIHintReadOnly System.String 0",
            ]));
    }

    [Test]
    public async Task A_login_of_another_associate_in_the_account_of_the_caller_is_read_only()
    {
        var address = NewAddress();
        var id = await AddAccountAsync(Anna, address);
        var foreign = await AddServiceAuthAsync(Admin);
        var linked = await SaveAsync(
            Admin,
            SoapText.Element("EMailAccountId", id),
            SoapText.Element("EMailAddress", address),
            Login("OutgoingCredentials", foreign, "smtp.example.com", "secret"));

        var got = await GetAsync(Anna, id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rights.MaskOf(got.Element("IncomingCredentials")!), Is.EqualTo(Rights.Everything));
            Assert.That(Rights.MaskOf(got.Element("OutgoingCredentials")!), Is.EqualTo("Select"));
            Assert.That(Rights.MaskOf(linked.Element("OutgoingCredentials")!), Is.EqualTo(Rights.Everything));
        }
    }
}
