using Services86.Data.Logins;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Logins;

internal sealed class LoginFailureRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly byte[] Address = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    private static readonly LoginSubject Anna = new("ANNA", Address);
    private static readonly long Start = Now.ToUnixTimeMilliseconds();

    private LoginFailureRepository Failures => Process.Get<LoginFailureRepository>();

    private ManualTimeProvider Time => (ManualTimeProvider)Process.Get<TimeProvider>();

    [Test]
    public async Task An_associate_is_found_with_the_failures_of_the_name_and_the_address()
    {
        var id = await AddAssociateAsync();
        await Failures.AddAsync(Anna, isKnownAddress: false, Cancellation);

        var found = await FindAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Associate?.AssociateId, Is.EqualTo(id));
            Assert.That(found.OfName, Is.EqualTo(new StoredFailures(1, Start, Start + 900_000)));
            Assert.That(found.OfAddress, Is.EqualTo(new StoredFailures(1, Start, Start + 3_000)));
            Assert.That(found.OfNameAtAddress, Is.Null);
        }
    }

    [TestCase("nobody")]
    [TestCase("")]
    [TestCase("not Unicode: \ud800")]
    public async Task An_unknown_name_has_failures_too(string name)
    {
        await Failures.AddAsync(Anna, isKnownAddress: false, Cancellation);

        var found = await Failures.FindAsync(name, Anna, Cancellation);

        Assert.That((found.Associate, found.OfName?.Failures), Is.EqualTo((default(object), 1)));
    }

    [Test]
    public async Task A_login_without_an_address_has_failures_of_the_name_only()
    {
        var anna = new LoginSubject("ANNA", Address: null);
        await Failures.AddAsync(anna, isKnownAddress: false, Cancellation);

        var found = await Failures.FindAsync("anna", anna, Cancellation);

        Assert.That(
            (found.OfName?.Failures, found.OfAddress, found.OfNameAtAddress),
            Is.EqualTo((1, NoFailures, NoFailures)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Forgiven_failures_of_a_name_count_nothing_and_those_of_the_address_do(bool isKnownAddress)
    {
        if (isKnownAddress)
        {
            await Failures.ResetAsync(Anna, isKnownAddress: false, Cancellation);
        }

        await Failures.AddAsync(Anna, isKnownAddress, Cancellation);
        await Failures.AddAsync(new LoginSubject("BERT", Address), isKnownAddress: false, Cancellation);
        await Failures.ForgiveAsync("ANNA", Cancellation);

        var found = await FindAsync();
        var ofBert = await Failures.FindAsync("bert", new LoginSubject("BERT", Address), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.OfName, Is.Null);
            Assert.That(found.OfNameAtAddress?.Failures, isKnownAddress ? Is.Zero : Is.Null);
            Assert.That(found.OfAddress?.Failures, Is.EqualTo(isKnownAddress ? 1 : 2));
            Assert.That(ofBert.OfName?.Failures, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_new_data_key_begins_new_counts()
    {
        await Failures.AddAsync(Anna, isKnownAddress: false, Cancellation);

        await Process.RotateKeysAsync(progress: null, Cancellation);

        var found = await FindAsync();
        Assert.That((found.OfName, found.OfAddress), Is.EqualTo((NoFailures, NoFailures)));
    }

    [Test]
    public async Task Failures_of_a_name_begin_anew_15_minutes_after_the_last_one()
    {
        await AddAsync(3);
        Time.Advance(TimeSpan.FromMinutes(15));
        await AddAsync(1);
        var kept = await FindAsync();
        Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromMilliseconds(1));
        await AddAsync(1);

        Assert.That(kept.OfName?.Failures, Is.EqualTo(4));
        Assert.That((await FindAsync()).OfName?.Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task Failures_of_an_address_recover_one_after_the_other()
    {
        await AddAsync(20);

        Assert.That((await FindAsync()).OfAddress, Is.EqualTo(new StoredFailures(20, Start, Start + 60_000)));
    }

    [Test]
    public async Task Failures_of_an_address_recover_in_five_minutes_whatever_the_clocks()
    {
        Time.SetClock(TimeSpan.FromDays(1));
        await AddAsync(1);
        Time.SetClock(TimeSpan.FromDays(-1));

        await AddAsync(1);

        Assert.That((await FindAsync()).OfAddress?.Expires, Is.EqualTo(Start + 303_000));
    }

    [Test]
    public async Task A_success_from_a_new_address_resets_the_name_and_makes_the_address_known()
    {
        await AddAsync(4);

        await Failures.ResetAsync(Anna, isKnownAddress: false, Cancellation);

        var found = await FindAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.OfName, Is.Null);
            Assert.That(found.OfNameAtAddress?.Failures, Is.Zero);
            Assert.That(found.OfAddress?.Failures, Is.EqualTo(4));
        }
    }

    [Test]
    public async Task A_success_from_a_known_address_leaves_the_failures_elsewhere()
    {
        await AddAsync(4);
        await Failures.AddAsync(Anna, isKnownAddress: true, Cancellation);

        await Failures.ResetAsync(Anna, isKnownAddress: true, Cancellation);

        var found = await FindAsync();
        Assert.That((found.OfName?.Failures, found.OfNameAtAddress?.Failures), Is.EqualTo((4, 0)));
    }

    [Test]
    public async Task Concurrent_failures_are_all_counted()
    {
        await Task.WhenAll(Race.Start(8, async _ =>
        {
            await AddAsync(10);
            return 0;
        }));

        var found = await FindAsync();
        Assert.That((found.OfName?.Failures, found.OfAddress?.Failures), Is.EqualTo((80, 80)));
    }

    [Test]
    public async Task Rows_reveal_neither_names_nor_addresses_without_the_data_key()
    {
        await AddAsync(1);
        var key = await Process.QueryAsync<byte[]>("SELECT failure_key FROM login_failure LIMIT 1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key, Has.Length.EqualTo(32));
            Assert.That(key, Is.Not.EqualTo(System.Security.Cryptography.SHA256.HashData("ANNA"u8)));
            Assert.That(Anna.ToString(), Does.Not.Contain("ANNA"));
        }
    }

    [Test]
    public async Task Expired_rows_are_deleted_in_pieces_and_others_are_not()
    {
        for (var i = 0; i < 1_001; i++)
        {
            await Process.ExecuteAsync(
                "INSERT INTO login_failure (failure_key, failures, last_failure, expires) VALUES (@key, 1, 0, @now)",
                new { key = Some.Hash(), now = Start });
        }

        await Failures.ResetAsync(Anna, isKnownAddress: false, Cancellation);
        var deleted = await Failures.DeleteExpiredAsync(Now, Cancellation);

        Assert.That(deleted, Is.EqualTo(1_001));
        Assert.That((await FindAsync()).OfNameAtAddress, Is.Not.Null);
    }

    private static StoredFailures? NoFailures => null;

    private Task<StoredLogin> FindAsync() => Failures.FindAsync("anna", Anna, Cancellation);

    private async Task AddAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Failures.AddAsync(Anna, isKnownAddress: false, Cancellation);
        }
    }
}
