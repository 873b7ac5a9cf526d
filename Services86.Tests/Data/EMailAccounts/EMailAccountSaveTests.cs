using Services86.Data.EMailAccounts;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.EMailAccounts;

internal sealed class EMailAccountSaveTests(TestEngine engine) : EngineFixture(engine)
{
    private string HexPassword => Sql("hex(password)", "encode(password, 'hex')");

    private string ContentSql =>
        $"""
        SELECT (SELECT COALESCE(string_agg(email_account_id || ' ' || associate_id || ' ' || email_address, ','), '')
                FROM email_account)
            || ';'
            || (SELECT COALESCE(string_agg(service_auth_id || ' ' || associate_id || ' ' || {HexPassword}, ','), '')
                FROM service_auth)
        """;

    private const int Unknown = 4711;

    private int _anna;
    private int _bert;
    private int _annasLogin;
    private int _bertsLogin;
    private int _accountId;

    [SetUp]
    public async Task AddAccount()
    {
        _anna = await AddAssociateAsync("anna");
        _bert = await AddAssociateAsync("bert");
        _annasLogin = await ServiceAuths.InsertAsync(_anna, Some.ServiceAuth(), Cancellation);
        _bertsLogin = await ServiceAuths.InsertAsync(_bert, Some.ServiceAuth(), Cancellation);
        _accountId = await EMailAccounts.SaveAsync(Some.EMailAccount(_anna), Cancellation);
    }

    [Test]
    public async Task Rules_are_asked_for_the_account_then_its_owner_then_both_logins()
    {
        var rules = new RecordingSaveRules();

        await SaveAsync(Changed(ownerId: _bert, _annasLogin, _bertsLogin), rules);

        Assert.That(rules.Calls.Distinct(), Is.EqualTo(new[]
        {
            $"account {_accountId} of {_anna}",
            $"owner {_bert}",
            $"login {_annasLogin} of {_anna}",
            $"login {_bertsLogin} of {_bert}",
        }));
    }

    [Test]
    public async Task Rules_are_not_asked_for_a_new_account_or_new_logins()
    {
        var rules = new RecordingSaveRules();
        var account = Some.EMailAccount(_bert);
        account.IncomingCredentials = Some.ServiceAuth();

        await SaveAsync(account, rules);

        Assert.That(rules.Calls.Distinct(), Is.EqualTo(new[] { $"owner {_bert}" }));
    }

    [Test]
    public async Task New_account_without_an_owner_gets_the_default_owner()
    {
        var account = Some.EMailAccount(ownerId: 0, "new@example.com");

        var id = await EMailAccounts.SaveAsync(account, defaultOwnerId: _bert, new RecordingSaveRules(), Cancellation);

        Assert.That(await EMailAccounts.GetOwnerIdAsync(id!.Value, Cancellation), Is.EqualTo(_bert));
        Assert.That((account.EMailAccountId, account.AssociateId), Is.EqualTo((0, 0)), "the argument is not changed");
    }

    [Test]
    public async Task Stored_account_without_an_owner_keeps_its_owner()
    {
        var account = Changed(ownerId: 0);

        await EMailAccounts.SaveAsync(account, defaultOwnerId: _bert, new RecordingSaveRules(), Cancellation);

        var stored = await EMailAccounts.GetAsync(_accountId, Cancellation);
        Assert.That((stored?.AssociateId, stored?.EMailAddress), Is.EqualTo((_anna, account.EMailAddress)));
    }

    [TestCase(Unknown)]
    [TestCase(-1)]
    public async Task Unknown_account_is_not_stored_and_no_rule_is_asked(int id)
    {
        var rules = new RecordingSaveRules();
        var account = Changed(ownerId: _anna);
        account.EMailAccountId = id;
        var before = await ContentAsync();

        var saved = await SaveAsync(account, rules);

        Assert.That(saved, Is.Null);
        Assert.That(rules.Calls, Is.Empty);
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [TestCase("account")]
    [TestCase("owner")]
    [TestCase("login 1")]
    [TestCase("login 2")]
    public async Task Rule_that_refuses_leaves_nothing_stored(string refused)
    {
        var rules = Refusing(refused);
        var account = Changed(ownerId: _bert, _annasLogin, _bertsLogin);
        var before = await ContentAsync();

        Assert.That(() => SaveAsync(account, rules), Throws.TypeOf<FormatException>());
        Assert.That(rules.Calls[^1], Does.StartWith(refused), "the last rule asked");
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Unknown_owner_is_refused_before_the_logins_and_leaves_nothing_stored()
    {
        var rules = new RecordingSaveRules();
        var account = Changed(ownerId: Unknown, _annasLogin, Unknown);
        var before = await ContentAsync();

        Assert.That(
            () => SaveAsync(account, rules),
            Throws.TypeOf<EMailAccountOwnerUnknownException>()
                .With.Property(nameof(EMailAccountOwnerUnknownException.AssociateId)).EqualTo(Unknown));
        Assert.That(rules.Calls[^1], Is.EqualTo($"owner {Unknown}"), "the last rule asked");
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Unknown_default_owner_is_refused()
    {
        var before = await ContentAsync();

        Assert.That(
            () => EMailAccounts.SaveAsync(
                Some.EMailAccount(ownerId: 0), defaultOwnerId: Unknown, new RecordingSaveRules(), Cancellation),
            Throws.TypeOf<EMailAccountOwnerUnknownException>());
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [Test]
    public void Rule_of_the_second_login_comes_before_an_unknown_first_login() =>
        Assert.That(
            () => SaveAsync(Changed(ownerId: _anna, Unknown, _bertsLogin), Refusing("login 2")),
            Throws.TypeOf<FormatException>());

    [Test]
    public void Blank_address_is_refused_after_the_rules_and_before_an_unknown_login()
    {
        var account = Changed(ownerId: _anna, _annasLogin, Unknown);
        account.EMailAddress = " ";

        Assert.That(() => SaveAsync(account, Refusing("login 1")), Throws.TypeOf<FormatException>());
        Assert.That(() => SaveAsync(account, new RecordingSaveRules()), Throws.ArgumentException);
    }

    [Test]
    public async Task Unknown_login_is_refused_before_a_taken_address()
    {
        var account = Changed(ownerId: _anna, _annasLogin, Unknown);
        account.EMailAddress = await AddressOfAnotherAccountAsync();
        var before = await ContentAsync();

        Assert.That(() => SaveAsync(account, new RecordingSaveRules()), Throws.TypeOf<ServiceAuthUnknownException>());
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Taken_address_leaves_the_logins_as_they_were()
    {
        var account = Changed(ownerId: _anna, _annasLogin);
        account.EMailAddress = await AddressOfAnotherAccountAsync();
        account.OutgoingCredentials = Some.ServiceAuth("new");
        var before = await ContentAsync();

        Assert.That(
            () => SaveAsync(account, new RecordingSaveRules()), Throws.TypeOf<EMailAddressTakenException>());
        Assert.That(await ContentAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Owner_cannot_change_between_the_check_and_the_save()
    {
        Task<int>? givenToBert = null;
        var rules = new RecordingSaveRules
        {
            OnCall = call =>
            {
                if (givenToBert is null && call.StartsWith("account", StringComparison.Ordinal))
                {
                    // SQLite has one writer at a time. PostgreSQL executes this save again after the other one.
                    givenToBert = OnAnotherThread(() => EMailAccounts.SaveAsync(Changed(_bert), Cancellation));
                    Assert.That(givenToBert.Wait(IsPostgreSql ? 30_000 : 200, Cancellation), Is.EqualTo(IsPostgreSql));
                }
            },
        };

        await SaveAsync(Changed(ownerId: 0), rules);

        Assert.That(await givenToBert!, Is.EqualTo(_accountId));
        Assert.That(await EMailAccounts.GetOwnerIdAsync(_accountId, Cancellation), Is.EqualTo(_bert));
    }

    [Test]
    public async Task Account_that_is_given_away_is_not_changed_by_its_former_owner()
    {
        for (var round = 0; round < 20; round++)
        {
            await EMailAccounts.SaveAsync(Changed(_anna), Cancellation);
            var annas = Changed(ownerId: 0);
            annas.EMailAddress = "annas@example.com";

            var saves = Race.Start(2, runner => runner == 0
                ? EMailAccounts.SaveAsync(Changed(_bert), Cancellation)
                : TrySaveAsAnnaAsync(annas));
            await Task.WhenAll(saves);

            var stored = await EMailAccounts.GetAsync(_accountId, Cancellation);
            Assert.That((stored?.AssociateId, stored?.EMailAddress), Is.EqualTo((_bert, Changed(_bert).EMailAddress)));
        }
    }

    private static Task<T> OnAnotherThread<T>(Func<Task<T>> run) => Race.Start(1, _ => run())[0];

    private static RecordingSaveRules Refusing(string call) => new()
    {
        OnCall = made =>
        {
            if (made.StartsWith(call, StringComparison.Ordinal))
            {
                throw new FormatException("refused");
            }
        },
    };

    private static ServiceAuth Login(int id)
    {
        var login = Some.ServiceAuth("changed");
        login.ServiceAuthId = id;
        return login;
    }

    private EMailAccount Changed(int ownerId, int? incoming = null, int? outgoing = null) => new()
    {
        EMailAccountId = _accountId,
        EMailAddress = "changed@example.com",
        AssociateId = ownerId,
        IncomingCredentials = incoming is { } incomingId ? Login(incomingId) : null,
        OutgoingCredentials = outgoing is { } outgoingId ? Login(outgoingId) : null,
    };

    private async Task<string> AddressOfAnotherAccountAsync()
    {
        const string address = "other@example.com";
        await EMailAccounts.SaveAsync(Some.EMailAccount(_anna, address), Cancellation);
        return address;
    }

    private async Task<int> TrySaveAsAnnaAsync(EMailAccount account)
    {
        try
        {
            return await SaveAsync(account, Refusing($"account {_accountId} of {_bert}")) ?? 0;
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private Task<int?> SaveAsync(EMailAccount account, IEMailAccountSaveRules rules) =>
        EMailAccounts.SaveAsync(account, defaultOwnerId: _anna, rules, Cancellation);

    private Task<string> ContentAsync() => Process.QueryAsync<string>(ContentSql);
}
