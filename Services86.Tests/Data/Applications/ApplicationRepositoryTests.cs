using Services86.Data.Applications;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Applications;

internal sealed class ApplicationRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private ApplicationRepository Applications => Process.Get<ApplicationRepository>();

    [Test]
    public async Task Application_is_found_by_the_hash_of_its_token()
    {
        var hash = Some.Hash();
        var id = await Applications.AddAsync("Importer", hash, ["User", "EMail"], Cancellation);

        var found = await Applications.FindByTokenHashAsync(hash, Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found?.ApplicationId, Is.EqualTo(id));
            Assert.That(found?.Name, Is.EqualTo("Importer"));
            Assert.That(found?.Agents, Is.EqualTo((string[])["User", "EMail"]));
            Assert.That(found?.Registered, Is.EqualTo(Now));
            Assert.That(found?.Revoked, Is.Null);
        }
    }

    [Test]
    public async Task Application_may_have_no_agents()
    {
        var hash = await AddAsync("importer", []);

        Assert.That((await Applications.FindByTokenHashAsync(hash, Cancellation))?.Agents, Is.Empty);
    }

    [Test]
    public async Task Unknown_hash_gives_null()
    {
        await AddAsync();

        Assert.That(await Applications.FindByTokenHashAsync(Some.Hash(), Cancellation), Is.Null);
        Assert.That(await Applications.FindByTokenHashAsync([], Cancellation), Is.Null);
    }

    [TestCase("Åse", "Åse")]
    [TestCase("Åse", "åSE")]
    [TestCase("Åse", "A\u030Ase")]
    public async Task Name_that_is_taken_is_refused(string taken, string name)
    {
        await AddAsync(taken);

        Assert.That(
            () => AddAsync(name),
            Throws.TypeOf<ApplicationNameTakenException>()
                .With.Property("Name").EqualTo(name).And.Message.Contains($"'{name}'"));
        Assert.That(await Applications.ListAsync(Cancellation), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Name_of_a_revoked_application_stays_taken()
    {
        await AddAsync("importer");
        await Applications.RevokeAsync("importer", Cancellation);

        Assert.That(() => AddAsync("importer"), Throws.TypeOf<ApplicationNameTakenException>());
    }

    [Test]
    public async Task One_of_many_concurrent_adds_of_a_name_succeeds()
    {
        var attempts = Race.Start(8, _ => AddAsync("importer"));

        await Task.WhenAll(attempts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(attempts.Count(attempt => attempt.IsCompletedSuccessfully), Is.EqualTo(1));
        Assert.That(
            attempts.Where(attempt => attempt.IsFaulted).Select(attempt => attempt.Exception!.InnerException),
            Is.All.TypeOf<ApplicationNameTakenException>());
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Blank_name_is_refused(string name) =>
        Assert.That(() => AddAsync(name), Throws.InstanceOf<ArgumentException>());

    [Test]
    public async Task Name_with_a_lone_surrogate_is_refused_and_never_found()
    {
        Assert.That(() => AddAsync("importer\uD800"), Throws.ArgumentException);
        Assert.That(await Applications.RevokeAsync("importer\uD800", Cancellation), Is.False);
    }

    [TestCase("User,EMail")]
    [TestCase("")]
    public void Agent_name_that_could_not_be_read_back_is_refused(string agent) =>
        Assert.That(() => AddAsync("importer", ["User", agent]), Throws.ArgumentException);

    [TestCase(0)]
    [TestCase(31)]
    [TestCase(33)]
    public void Hash_of_another_length_is_refused(int length) =>
        Assert.That(
            () => Applications.AddAsync("importer", new byte[length], [], Cancellation),
            ThrowsDatabaseError);

    [Test]
    public async Task Hash_of_another_application_is_refused()
    {
        var hash = await AddAsync("importer");

        Assert.That(
            () => Applications.AddAsync("exporter", hash, [], Cancellation), ThrowsDatabaseError);
    }

    [Test]
    public async Task List_is_ordered_by_name_whatever_the_case_and_includes_revoked_applications()
    {
        await AddAsync("importer");
        await AddAsync("Exporter");
        await AddAsync("archiver");
        await Applications.RevokeAsync("archiver", Cancellation);

        var list = await Applications.ListAsync(Cancellation);

        Assert.That(
            list.Select(application => (application.Name, application.Revoked)),
            Is.EqualTo([("archiver", Now), ("Exporter", null), ((string, DateTimeOffset?))("importer", null)]));
    }

    [Test]
    public async Task List_of_none_is_empty() =>
        Assert.That(await Applications.ListAsync(Cancellation), Is.Empty);

    [TestCase("importer")]
    [TestCase("IMPORTER")]
    public async Task Revoked_application_has_its_time_and_others_stay_active(string name)
    {
        var revoked = await AddAsync("Importer");
        var other = await AddAsync("Exporter");

        var done = await Applications.RevokeAsync(name, Cancellation);

        Assert.That(done, Is.True);
        Assert.That((await Applications.FindByTokenHashAsync(revoked, Cancellation))?.Revoked, Is.EqualTo(Now));
        Assert.That((await Applications.FindByTokenHashAsync(other, Cancellation))?.Revoked, Is.Null);
    }

    [Test]
    public async Task Application_that_is_revoked_again_keeps_its_first_time()
    {
        var hash = await AddAsync("importer");
        await Process.ExecuteAsync("UPDATE application SET revoked = 1000");

        var done = await Applications.RevokeAsync("importer", Cancellation);

        Assert.That(done, Is.True);
        Assert.That(
            (await Applications.FindByTokenHashAsync(hash, Cancellation))?.Revoked,
            Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1)));
    }

    [Test]
    public async Task Unknown_name_is_not_revoked() =>
        Assert.That(await Applications.RevokeAsync("importer", Cancellation), Is.False);

    private Task<byte[]> AddAsync(string name = "importer") => AddAsync(name, ["User"]);

    private async Task<byte[]> AddAsync(string name, string[] agents)
    {
        var hash = Some.Hash();
        await Applications.AddAsync(name, hash, agents, Cancellation);
        return hash;
    }
}
