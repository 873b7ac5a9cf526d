using Services86.Tests.Support;

namespace Services86.Tests.Data.EMailAccounts;

internal sealed class EMailAccountSynchronizationTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private int _anna;
    private int _bert;

    [SetUp]
    public async Task AddOwners()
    {
        _anna = await AddAssociateAsync("anna");
        _bert = await AddAssociateAsync("bert");
    }

    [Test]
    public async Task New_account_with_a_server_is_due_with_its_owner()
    {
        var id = await AddAccountAsync(_anna, "imap.example.com");

        var due = await EMailAccounts.FindDueAsync(_anna, Interval, Cancellation);

        Assert.That(due, Has.Count.EqualTo(1));
        Assert.That(due[0].AccountId, Is.EqualTo(id));
        Assert.That(due[0].AssociateId, Is.EqualTo(_anna));
        Assert.That(due[0].AssociateName, Is.EqualTo("anna"));
        Assert.That(due[0].FieldProperties, Is.Empty);
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task Account_without_a_server_is_never_due(string? server)
    {
        await AddAccountAsync(_anna, server);
        await EMailAccounts.SaveAsync(Some.EMailAccount(_anna, "none@example.com"), Cancellation);

        Assert.That(await EMailAccounts.FindDueAsync(null, Interval, Cancellation), Is.Empty);
    }

    [TestCase(900_000, false)]
    [TestCase(900_001, true)]
    public async Task Account_is_due_again_after_more_than_the_interval(int millisecondsAgo, bool isDue)
    {
        await AddAccountAsync(_anna, "imap.example.com");
        var lastSync = Now.ToUnixTimeMilliseconds() - millisecondsAgo;
        await Process.ExecuteAsync("UPDATE email_account SET last_sync = @lastSync", new { lastSync });

        var due = await EMailAccounts.FindDueAsync(_anna, Interval, Cancellation);

        Assert.That(due.Any(), Is.EqualTo(isDue));
    }

    [Test]
    public async Task Due_accounts_of_one_or_of_all_associates_are_ordered_by_their_wait()
    {
        var first = await AddAccountAsync(_anna, "imap.example.com");
        var second = await AddAccountAsync(_bert, "imap.example.com");
        await Process.ExecuteAsync(
            "UPDATE email_account SET last_sync = 1 WHERE email_account_id = @first", new { first });

        var all = await EMailAccounts.FindDueAsync(null, Interval, Cancellation);
        var annas = await EMailAccounts.FindDueAsync(_anna, Interval, Cancellation);

        Assert.That(all.Select(account => account.AccountId), Is.EqualTo([second, first]));
        Assert.That(annas.Select(account => account.AccountId), Is.EqualTo([first]));
    }

    [Test]
    public async Task Marked_accounts_are_no_longer_due_and_the_marked_one_is_current()
    {
        var first = await AddAccountAsync(_anna, "imap.example.com");
        var second = await AddAccountAsync(_anna, "imap.example.com");

        var newest = await EMailAccounts.GetCurrentIdAsync(_anna, Cancellation);
        await EMailAccounts.MarkSynchronizedAsync([first], Cancellation);
        var used = await EMailAccounts.GetCurrentIdAsync(_anna, Cancellation);

        var due = await EMailAccounts.FindDueAsync(_anna, Interval, Cancellation);
        Assert.That((newest, used), Is.EqualTo((second, first)));
        Assert.That(due.Select(account => account.AccountId), Is.EqualTo([second]));
        Assert.That(await EMailAccounts.GetCurrentIdAsync(_bert, Cancellation), Is.Null);
    }

    [Test]
    public async Task Marking_an_unknown_account_marks_none()
    {
        var id = await AddAccountAsync(_anna, "imap.example.com");

        var done = await EMailAccounts.MarkSynchronizedAsync([id, id + 1], Cancellation);

        Assert.That(done, Is.False);
        Assert.That(await EMailAccounts.FindDueAsync(_anna, Interval, Cancellation), Has.Count.EqualTo(1));
    }

    private Task<int> AddAccountAsync(int ownerId, string? server)
    {
        var account = Some.EMailAccount(ownerId, $"{Guid.NewGuid():N}@example.com");
        account.IncomingCredentials = Some.ServiceAuth();
        account.IncomingCredentials.Server = server;
        return EMailAccounts.SaveAsync(account, Cancellation);
    }
}
