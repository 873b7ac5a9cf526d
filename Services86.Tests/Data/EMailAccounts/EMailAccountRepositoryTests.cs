using System.Data.Common;
using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.EMailAccounts;

internal sealed class EMailAccountRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private int _anna;
    private int _bert;

    [SetUp]
    public async Task AddOwners()
    {
        _anna = await AddAssociateAsync("anna");
        _bert = await AddAssociateAsync("bert");
    }

    [Test]
    public async Task Inserted_account_is_read_back_with_both_logins()
    {
        var account = Some.EMailAccount(_anna, "Blåbær@example.com");
        account.IncomingCredentials = Some.ServiceAuth("in");
        account.OutgoingCredentials = Some.ServiceAuth("out");

        var id = await EMailAccounts.SaveAsync(account, Cancellation);

        var stored = await EMailAccounts.GetAsync(id, Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored?.EMailAccountId, Is.EqualTo(id));
            Assert.That(stored?.EMailAddress, Is.EqualTo("Blåbær@example.com"));
            Assert.That(stored?.AssociateId, Is.EqualTo(_anna));
            Assert.That(stored?.IncomingCredentials?.Password, Is.EqualTo("in"));
            Assert.That(stored?.IncomingCredentials?.Server, Is.EqualTo("imap.example.com"));
            Assert.That(stored?.OutgoingCredentials?.Password, Is.EqualTo("out"));
            Assert.That(
                stored?.OutgoingCredentials?.ServiceAuthId,
                Is.Not.EqualTo(stored?.IncomingCredentials?.ServiceAuthId));
            Assert.That(stored?.ErrorReason, Is.Empty);
            Assert.That(stored?.FieldProperties, Is.Empty);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Account_with_one_login_has_no_other(bool incoming)
    {
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = incoming ? Some.ServiceAuth() : null;
        account.OutgoingCredentials = incoming ? null : Some.ServiceAuth();

        var id = await EMailAccounts.SaveAsync(account, Cancellation);

        var stored = await EMailAccounts.GetAsync(id, Cancellation);
        Assert.That(stored?.IncomingCredentials is not null, Is.EqualTo(incoming));
        Assert.That(stored?.OutgoingCredentials is null, Is.EqualTo(incoming));
    }

    [Test]
    public async Task Both_logins_may_be_the_same_one()
    {
        var login = Some.ServiceAuth();
        login.ServiceAuthId = await ServiceAuths.InsertAsync(_anna, login, Cancellation);
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = login;
        account.OutgoingCredentials = login;

        var id = await EMailAccounts.SaveAsync(account, Cancellation);

        var stored = await EMailAccounts.GetAsync(id, Cancellation);
        Assert.That(stored?.IncomingCredentials?.ServiceAuthId, Is.EqualTo(login.ServiceAuthId));
        Assert.That(stored?.OutgoingCredentials?.ServiceAuthId, Is.EqualTo(login.ServiceAuthId));
    }

    [Test]
    public async Task New_login_belongs_to_the_owner_of_the_account_and_is_encrypted()
    {
        var account = Some.EMailAccount(_bert);
        account.IncomingCredentials = Some.ServiceAuth("hidden-password");

        await EMailAccounts.SaveAsync(account, Cancellation);

        Assert.That(await Process.QueryAsync<int>("SELECT associate_id FROM service_auth"), Is.EqualTo(_bert));
        Assert.That(
            await Process.QueryAsync<int>(Sql(
                "SELECT instr(password, CAST('hidden-password' AS BLOB)) FROM service_auth",
                "SELECT position('hidden-password'::bytea IN password) FROM service_auth")),
            Is.Zero);
    }

    [Test]
    public async Task Update_with_null_logins_keeps_the_stored_ones()
    {
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = Some.ServiceAuth("in");
        account.OutgoingCredentials = Some.ServiceAuth("out");
        var changed = Some.EMailAccount(_bert, "new@example.com");
        changed.EMailAccountId = await EMailAccounts.SaveAsync(account, Cancellation);

        var id = await EMailAccounts.SaveAsync(changed, Cancellation);

        var stored = await EMailAccounts.GetAsync(changed.EMailAccountId, Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(id, Is.EqualTo(changed.EMailAccountId));
            Assert.That(stored?.EMailAddress, Is.EqualTo("new@example.com"));
            Assert.That(stored?.AssociateId, Is.EqualTo(_bert));
            Assert.That(stored?.IncomingCredentials?.Password, Is.EqualTo("in"));
            Assert.That(stored?.OutgoingCredentials?.Password, Is.EqualTo("out"));
        }
    }

    [Test]
    public async Task Failure_in_the_second_login_leaves_nothing_of_the_first()
    {
        await RefuseAsync("INSERT ON service_auth", "new.server = 'broken'");
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = Some.ServiceAuth();
        account.OutgoingCredentials = Some.ServiceAuth();
        account.OutgoingCredentials.Server = "broken";

        Assert.That(
            () => EMailAccounts.SaveAsync(account, Cancellation),
            Throws.InstanceOf<DbException>().With.Message.Contains("the disk is full"));
        Assert.That(await CountAsync("service_auth"), Is.Zero);
        Assert.That(await CountAsync("email_account"), Is.Zero);
    }

    [Test]
    public async Task Unknown_second_login_leaves_the_first_as_it_was()
    {
        var first = Some.ServiceAuth("before");
        first.ServiceAuthId = await ServiceAuths.InsertAsync(_anna, first, Cancellation);
        first.Password = "after";
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = first;
        account.OutgoingCredentials = Some.ServiceAuth();
        account.OutgoingCredentials.ServiceAuthId = 4711;

        Assert.That(
            () => EMailAccounts.SaveAsync(account, Cancellation),
            Throws.TypeOf<ServiceAuthUnknownException>()
                .With.Property(nameof(ServiceAuthUnknownException.ServiceAuthId)).EqualTo(4711));
        Assert.That(
            (await ServiceAuths.GetAsync(first.ServiceAuthId, Cancellation))?.ServiceAuth.Password,
            Is.EqualTo("before"));
        Assert.That(await CountAsync("email_account"), Is.Zero);
    }

    [TestCase("anna@example.com")]
    [TestCase("ANNA@Example.com")]
    public async Task Second_account_of_an_address_is_refused_with_its_logins(string again)
    {
        await EMailAccounts.SaveAsync(Some.EMailAccount(_anna), Cancellation);
        var second = Some.EMailAccount(_anna, again);
        second.IncomingCredentials = Some.ServiceAuth();

        Assert.That(
            () => EMailAccounts.SaveAsync(second, Cancellation),
            Throws.TypeOf<EMailAddressTakenException>()
                .With.Property(nameof(EMailAddressTakenException.EMailAddress)).EqualTo(again)
                .And.Property(nameof(EMailAddressTakenException.AssociateId)).EqualTo(_anna));
        Assert.That(await CountAsync("service_auth"), Is.Zero);
    }

    [Test]
    public async Task Taking_the_address_of_another_account_is_refused_and_keeping_ones_own_is_not()
    {
        await EMailAccounts.SaveAsync(Some.EMailAccount(_anna), Cancellation);
        var second = Some.EMailAccount(_anna, "second@example.com");
        second.EMailAccountId = await EMailAccounts.SaveAsync(second, Cancellation);

        second.EMailAddress = "Second@example.com";
        Assert.That(await EMailAccounts.SaveAsync(second, Cancellation), Is.EqualTo(second.EMailAccountId));
        second.EMailAddress = "Anna@example.com";
        Assert.That(
            () => EMailAccounts.SaveAsync(second, Cancellation), Throws.TypeOf<EMailAddressTakenException>());
    }

    [Test]
    public async Task Account_is_found_by_owner_and_address_whatever_the_case()
    {
        var id = await EMailAccounts.SaveAsync(Some.EMailAccount(_anna, "Ærlig@example.com"), Cancellation);
        await EMailAccounts.SaveAsync(Some.EMailAccount(_bert, "ærlig@example.com"), Cancellation);

        var found = await EMailAccounts.FindByAddressAsync(_anna, "æRLIG@EXAMPLE.com", Cancellation);
        var other = await EMailAccounts.FindByAddressAsync(_anna, "ærlig", Cancellation);
        var invalid = await EMailAccounts.FindByAddressAsync(_anna, "\uD800", Cancellation);

        Assert.That(found?.EMailAccountId, Is.EqualTo(id));
        Assert.That(other, Is.Null);
        Assert.That(invalid, Is.Null);
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Blank_address_is_refused(string address) =>
        Assert.That(
            () => EMailAccounts.SaveAsync(Some.EMailAccount(_anna, address), Cancellation),
            Throws.ArgumentException);

    [Test]
    public void Address_that_is_no_Unicode_is_refused() =>
        Assert.That(
            () => EMailAccounts.SaveAsync(Some.EMailAccount(_anna, "\uD800@example.com"), Cancellation),
            Throws.ArgumentException);

    [Test]
    public async Task Deleted_account_leaves_its_logins_and_its_id_is_not_used_again()
    {
        var account = Some.EMailAccount(_anna);
        account.IncomingCredentials = Some.ServiceAuth();
        var id = await EMailAccounts.SaveAsync(account, Cancellation);

        var byOther = await EMailAccounts.DeleteAsync(id, _bert, Cancellation);
        var byOwner = await EMailAccounts.DeleteAsync(id, _anna, Cancellation);
        var again = await EMailAccounts.DeleteAsync(id, _anna, Cancellation);

        Assert.That((byOther, byOwner, again), Is.EqualTo((false, true, false)));
        Assert.That(await EMailAccounts.GetAsync(id, Cancellation), Is.Null);
        Assert.That(await CountAsync("service_auth"), Is.EqualTo(1));
        Assert.That(await EMailAccounts.SaveAsync(account, Cancellation), Is.GreaterThan(id));
    }

    [Test]
    public async Task Login_in_use_cannot_be_deleted_until_the_account_has_another([Values] bool incoming)
    {
        var account = Some.EMailAccount(_anna);
        var login = Some.ServiceAuth();
        login.ServiceAuthId = await ServiceAuths.InsertAsync(_anna, login, Cancellation);
        Give(account, login, incoming);
        account.EMailAccountId = await EMailAccounts.SaveAsync(account, Cancellation);

        Assert.That(
            () => ServiceAuths.DeleteAsync(login.ServiceAuthId, Cancellation),
            Throws.TypeOf<ServiceAuthInUseException>()
                .With.Property(nameof(ServiceAuthInUseException.ServiceAuthId)).EqualTo(login.ServiceAuthId)
                .And.Property(nameof(ServiceAuthInUseException.EMailAccountId)).EqualTo(account.EMailAccountId)
                .And.Property(nameof(ServiceAuthInUseException.EMailAddress)).EqualTo("anna@example.com"));
        Give(account, Some.ServiceAuth("other"), incoming);
        await EMailAccounts.SaveAsync(account, Cancellation);
        Assert.That(await ServiceAuths.DeleteAsync(login.ServiceAuthId, Cancellation), Is.True);
    }

    [Test]
    public async Task Login_is_either_deleted_or_taken_by_an_account_never_both()
    {
        for (var round = 0; round < 20; round++)
        {
            var login = Some.ServiceAuth();
            login.ServiceAuthId = await ServiceAuths.InsertAsync(_anna, login, Cancellation);
            var account = Some.EMailAccount(_anna, $"round{round}@example.com");
            account.IncomingCredentials = login;

            var runners = Race.Start(2, runner => runner == 0
                ? Succeeds(() => ServiceAuths.DeleteAsync(login.ServiceAuthId, Cancellation))
                : Succeeds(() => EMailAccounts.SaveAsync(account, Cancellation)));

            Assert.That(await Task.WhenAll(runners), Has.One.True);
        }
    }

    private static void Give(EMailAccount account, ServiceAuth login, bool incoming)
    {
        account.IncomingCredentials = incoming ? login : null;
        account.OutgoingCredentials = incoming ? null : login;
    }

    private static async Task<bool> Succeeds<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception exception) when (exception is ServiceAuthInUseException or ServiceAuthUnknownException)
        {
            return false;
        }
    }

    private Task<int> CountAsync(string table) => Process.QueryAsync<int>($"SELECT COUNT(*) FROM {table}");
}
