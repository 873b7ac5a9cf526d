using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UntrustedCredentialOwnersTests(DatabaseProvider provider) : UntrustedCredentialsFixture(provider)
{
    [Test]
    public async Task Associates_have_logins_of_their_own_with_the_same_key()
    {
        var (_, bert) = await AddEmployeeAsync();
        await SaveAsync(Anna, SoapText.Element("SecretValue", Secret("annas-hemmelig")));
        await SaveAsync(bert, SoapText.Element("SecretValue", Secret("berts-hemmelig")));

        Assert.That((await GetAsync(Anna)).Value("SecretValue"), Is.EqualTo("annas-hemmelig"));
        Assert.That((await GetAsync(bert)).Value("SecretValue"), Is.EqualTo("berts-hemmelig"));
    }

    [Test]
    public async Task Callers_may_name_themselves()
    {
        var secret = Secret("egen-hemmelig");
        var saved = await SaveForAsync(Anna, AnnaId, SoapText.Element("SecretValue", secret));

        var got = await GetForAsync(Anna, AnnaId);
        var removed = await RemoveForAsync(Anna, AnnaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Succeeded, Is.True);
            Assert.That(got.Value("SecretValue"), Is.EqualTo(secret));
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(Entries(await GetAsync(Anna)), Is.Empty);
        }
    }

    [Test]
    public async Task An_administrator_reads_logins_of_others_without_the_secret_and_may_save_them_as_read()
    {
        var secret = Secret("kun-for-anna");
        await SaveAsync(Anna, SoapText.Element("SecretValue", secret), SoapText.Element("PublicValue", "anna"));

        var read = await GetForAsync(Admin, AnnaId);
        var sentBack = Entries(read).Single().Elements().ToArray<object>();
        var saved = await SaveForAsync(Admin, AnnaId, sentBack);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ValueIn(Entries(read).Single(), "PublicValue"), Is.EqualTo("anna"));
            Assert.That(read.Text, Does.Not.Contain(secret));
            Assert.That(read.Value("SecretValue"), Is.Null);
            Assert.That(saved.Succeeded, Is.True);
            Assert.That((await GetAsync(Anna)).Value("SecretValue"), Is.EqualTo(secret));
        }
    }

    [Test]
    public async Task The_rights_say_that_an_administrator_may_only_write_the_secret_of_another_associate()
    {
        await SaveAsync(Anna, SoapText.Element("SecretValue", Secret("Pa55-of-system")));

        var own = await GetAsync(Anna);
        var others = await GetForAsync(Admin, AnnaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rights.FieldsOf(Entries(own).Single()), Is.Empty);
            Assert.That(
                Rights.FieldsOf(Entries(others).Single()), Is.EqualTo(["SecretValue: Write System.String 0"]));
        }
    }

    [Test]
    public async Task An_administrator_saves_and_removes_logins_of_others()
    {
        var secret = Secret("fra-administrator");
        await SaveForAsync(Admin, AnnaId, SoapText.Element("SecretValue", secret));
        var got = await GetAsync(Anna);

        var removed = await RemoveForAsync(Admin, AnnaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("SecretValue"), Is.EqualTo(secret));
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(Entries(await GetAsync(Anna)), Is.Empty);
        }
    }

    [Test]
    public async Task An_employee_may_not_name_others()
    {
        var (_, bert) = await AddEmployeeAsync();
        await SaveAsync(Anna, SoapText.Element("Comment", "mine"));

        var save = await SaveForAsync(bert, AnnaId, SoapText.Element("Comment", "his"));
        var get = await GetForAsync(bert, AnnaId);
        var remove = await RemoveForAsync(bert, AnnaId);
        var unknown = await GetForAsync(bert, 99999);

        foreach (var answer in new[] { save, get, remove, unknown })
        {
            AssertRefused(answer, "SoFunctionRightException", "or as an administrator");
        }

        Assert.That((await GetAsync(Anna)).Value("Comment"), Is.EqualTo("mine"));
    }

    [Test]
    public async Task An_unknown_associate_is_not_found()
    {
        var save = await SaveForAsync(Admin, 99999);
        var get = await GetForAsync(Admin, 99999);
        var remove = await RemoveForAsync(Admin, 99999);

        foreach (var answer in new[] { save, get, remove })
        {
            AssertRefused(answer, "SoNotFoundException", "There is no associate 99999");
        }
    }

    private Task<SoapHttpAnswer> SaveForAsync(string ticket, int associateId, params object[] members) => CallAsync(
        ticket,
        "SaveUntrustedCredentialsForAssociate",
        AssociateId(associateId),
        SoapText.Element("Type", "imap"),
        SoapText.Element("Credentials", members));

    private Task<SoapHttpAnswer> GetForAsync(string ticket, int associateId) => CallAsync(
        ticket,
        "GetUntrustedCredentialsForAssociate",
        AssociateId(associateId),
        SoapText.Element("Type", "imap"));

    private Task<SoapHttpAnswer> RemoveForAsync(string ticket, int associateId) => CallAsync(
        ticket,
        "RemoveUntrustedCredentialsForAssociate",
        AssociateId(associateId),
        SoapText.Element("Type", "imap"));
}
