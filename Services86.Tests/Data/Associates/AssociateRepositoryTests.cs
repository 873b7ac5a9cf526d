using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Associates;

internal sealed class AssociateRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    [TestCase(AssociateRole.Employee, null)]
    [TestCase(AssociateRole.Administrator, "hash")]
    public async Task Added_associate_is_read_back_with_every_property(AssociateRole role, string? passwordHash)
    {
        var id = await Associates.AddAsync("Anna", role, passwordHash, Cancellation);

        Assert.That(await Associates.GetAsync(id, Cancellation), Is.EqualTo(new Associate
        {
            AssociateId = id,
            Name = "Anna",
            Role = role,
            PasswordHash = passwordHash,
            Retired = false,
        }));
    }

    [TestCase("Åse", "åSE")]
    [TestCase("Åse", "A\u030Ase")]
    [TestCase("anna", "ａｎｎａ")]
    [TestCase("жанна", "ЖАННА")]
    public async Task Name_is_found_whatever_its_case_and_Unicode_form(string added, string asked)
    {
        var id = await AddAssociateAsync(added);

        var found = await Associates.FindByNameAsync(asked, Cancellation);

        Assert.That(found?.AssociateId, Is.EqualTo(id));
        Assert.That(found?.Name, Is.EqualTo(added));
    }

    [TestCase("ann")]
    [TestCase("anna ")]
    [TestCase("%")]
    [TestCase("")]
    [TestCase("' OR 1=1 --")]
    public async Task Other_name_is_not_found(string name)
    {
        await AddAssociateAsync("anna");

        Assert.That(await Associates.FindByNameAsync(name, Cancellation), Is.Null);
    }

    [Test]
    public async Task Unknown_id_gives_null()
    {
        var id = await AddAssociateAsync();

        Assert.That(await Associates.GetAsync(id + 1, Cancellation), Is.Null);
    }

    [Test]
    public async Task Retired_associate_is_read_back_as_retired()
    {
        var id = await AddAssociateAsync();
        await Process.ExecuteAsync("UPDATE associate SET retired = 1");

        Assert.That((await Associates.GetAsync(id, Cancellation))?.Retired, Is.True);
    }

    [Test]
    public async Task There_is_any_associate_from_the_first_one_on()
    {
        var before = await Associates.AnyAsync(Cancellation);
        await AddAssociateAsync();
        var after = await Associates.AnyAsync(Cancellation);

        Assert.That(before, Is.False);
        Assert.That(after, Is.True);
    }

    [Test]
    public async Task Time_of_registration_is_stored_in_Unix_milliseconds()
    {
        await AddAssociateAsync();

        Assert.That(
            await Process.QueryAsync<long>("SELECT registered FROM associate"),
            Is.EqualTo(Now.ToUnixTimeMilliseconds()));
    }

    [TestCase("Åse", "Åse")]
    [TestCase("Åse", "åSE")]
    public async Task Name_that_is_taken_is_refused(string taken, string name)
    {
        await AddAssociateAsync(taken);

        Assert.That(
            () => AddAssociateAsync(name),
            Throws.TypeOf<AssociateNameTakenException>().With.Property("Name").EqualTo(name));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.EqualTo(1));
    }

    [Test]
    public async Task One_of_many_concurrent_adds_of_a_name_succeeds()
    {
        var attempts = Race.Start(8, _ => AddAssociateAsync("anna"));

        await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(attempts.Count(attempt => attempt.IsCompletedSuccessfully), Is.EqualTo(1));
        Assert.That(
            attempts.Where(attempt => attempt.IsFaulted).Select(attempt => attempt.Exception!.InnerException),
            Is.All.TypeOf<AssociateNameTakenException>());
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Blank_name_is_refused(string name) =>
        Assert.That(() => AddAssociateAsync(name), Throws.InstanceOf<ArgumentException>());

    [Test]
    public async Task Name_with_a_lone_surrogate_is_refused_and_never_found()
    {
        await AddAssociateAsync("anna\uFFFD");

        Assert.That(() => AddAssociateAsync("anna\uD800"), Throws.ArgumentException);
        Assert.That(await Associates.FindByNameAsync("anna\uD800", Cancellation), Is.Null);
    }

    [Test]
    public async Task First_associate_is_added_once()
    {
        var first = await Associates.AddFirstAsync("admin", AssociateRole.Administrator, "hash", Cancellation);
        var second = await Associates.AddFirstAsync("other", AssociateRole.Administrator, "hash", Cancellation);

        Assert.That(first, Is.Not.Null);
        Assert.That(second, Is.Null);
        Assert.That(
            await Associates.FindByNameAsync("admin", Cancellation),
            Has.Property("Role").EqualTo(AssociateRole.Administrator).And.Property("PasswordHash").EqualTo("hash"));
    }

    [Test]
    public async Task One_of_many_processes_adds_the_first_associate()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => StartProcess()).ToArray();

        var ids = await Task.WhenAll(Race.Start(32, n =>
            processes[n % processes.Length].Get<AssociateRepository>().AddFirstAsync(
                $"admin{n}", AssociateRole.Administrator, passwordHash: null, Cancellation)));
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        Assert.That(ids.Count(id => id is not null), Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.EqualTo(1));
    }

    [Test]
    public async Task Replacing_a_password_hash_leaves_other_associates()
    {
        var anna = await Associates.AddAsync("anna", AssociateRole.Employee, "old", Cancellation);
        var bert = await AddAssociateAsync("bert");

        var done = await Associates.RehashPasswordAsync(anna, "old", "new", Cancellation);

        Assert.That(done, Is.True);
        Assert.That((await Associates.GetAsync(anna, Cancellation))?.PasswordHash, Is.EqualTo("new"));
        Assert.That((await Associates.GetAsync(bert, Cancellation))?.PasswordHash, Is.Null);
    }

    [Test]
    public async Task Password_hash_of_an_unknown_associate_is_not_set() =>
        Assert.That(await Associates.RehashPasswordAsync(1, "old", "new", Cancellation), Is.False);

    [Test]
    public async Task Id_of_a_deleted_associate_is_not_used_again()
    {
        var first = await AddAssociateAsync("anna");
        await Process.ExecuteAsync("DELETE FROM associate");

        var second = await AddAssociateAsync("bert");

        Assert.That(second, Is.GreaterThan(first));
    }

    [Test]
    public async Task ToString_of_an_associate_does_not_contain_the_password_hash()
    {
        var id = await Associates.AddAsync("anna", AssociateRole.Employee, "a-hash", Cancellation);

        Assert.That((await Associates.GetAsync(id, Cancellation))?.ToString(), Does.Not.Contain("a-hash"));
    }

    [Test]
    public void Cancelled_call_throws_and_adds_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.That(
            () => Associates.AddAsync("anna", AssociateRole.Employee, passwordHash: null, cancelled),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => Associates.AnyAsync(Cancellation), Is.False);
    }
}
