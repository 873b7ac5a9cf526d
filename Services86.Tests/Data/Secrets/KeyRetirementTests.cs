using Services86.Data.Checks;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

internal sealed class KeyRetirementTests(TestEngine engine) : EngineFixture(engine)
{
    private ManualTimeProvider Time => (ManualTimeProvider)Process.Get<TimeProvider>();

    [Test]
    public async Task A_key_that_no_secret_needs_is_deleted()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await Process.RotateKeysAsync(progress: null, Cancellation);
        Time.Advance(KeyRetirement.MinUseOfNewer);

        await RetireAsync(1);

        await Process.Database.ReloadKeysAsync(Cancellation);
        Assert.That(Process.Get<DataKeyRing>().Ids, Is.EqualTo([2]));
        Assert.That((await ServiceAuths.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("kept"));
    }

    [Test]
    public async Task The_id_of_a_retired_key_is_not_used_again()
    {
        await Process.RotateKeysAsync(progress: null, Cancellation);
        Time.Advance(KeyRetirement.MinUseOfNewer);
        await RetireAsync(1);

        var result = await Process.RotateKeysAsync(progress: null, Cancellation);

        Assert.That(result.DataKeyId, Is.EqualTo(3));
    }

    [TestCase("service_auth", "password")]
    [TestCase("untrusted_credentials", "secret")]
    public async Task A_key_that_a_secret_needs_is_refused_with_the_number_of_secrets(string table, string column)
    {
        var owner = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("secret"), Cancellation);
        await Process.Get<UntrustedCredentialsRepository>().SaveAsync(
            owner,
            "type",
            new UntrustedCredentials { PublicValue = "public", SecretValue = "secret" },
            Cancellation);
        var former = await Process.QueryAsync<byte[]>($"SELECT {column} FROM {table}");
        await Process.RotateKeysAsync(progress: null, Cancellation);
        await Process.ExecuteAsync($"UPDATE {table} SET {column} = @former", new { former });
        Time.Advance(KeyRetirement.MinUseOfNewer);

        AssertRefused(1, "1 secrets need the data key 1: run 'keys rotate --resume', and 'check' for damaged ones");
        await Process.Get<KeyRotation>().ResumeAsync(progress: null, Cancellation);
        await RetireAsync(1);
    }

    [Test]
    public async Task A_key_that_a_server_may_still_encrypt_with_is_refused_with_the_time_when_it_can_be_retired()
    {
        await Process.RotateKeysAsync(progress: null, Cancellation);
        await Process.RotateKeysAsync(progress: null, Cancellation);
        Time.Advance(KeyRetirement.MinUseOfNewer - DataKeyRing.UsableAfter - TimeSpan.FromSeconds(1));

        AssertRefused(1, "may still encrypt with the data key 1: retire it after 2026-03-01 12:05:10Z.");
        AssertRefused(2, "may still encrypt with the data key 2: retire it after 2026-03-01 12:05:20Z.");
        Time.Advance(TimeSpan.FromSeconds(1));
        await RetireAsync(1);
        AssertRefused(2, "may still encrypt with the data key 2");
    }

    [Test]
    public void The_newest_key_is_refused() =>
        AssertRefused(1, "The data key 1 is the newest, which encrypts new secrets: run 'keys rotate' first.");

    [TestCase(0)]
    [TestCase(7)]
    public void An_unknown_key_is_refused(int keyId) =>
        AssertRefused(keyId, $"There is no data key {keyId}: 'keys list' shows those that there are.");

    [Test]
    public async Task A_server_that_saves_during_a_rotation_and_a_retirement_loses_nothing()
    {
        var owner = await AddAssociateAsync();
        var time = new ManualTimeProvider(Now);
        await using var server = new DataProcess(Options, time, ExecutesTwice);
        await server.Database.PrepareAsync(Cancellation);
        var saved = 0;
        using var end = new CancellationTokenSource();
        var saves = Task.Run(
            async () =>
            {
                for (; !end.IsCancellationRequested; saved++)
                {
                    await server.Get<ServiceAuthRepository>()
                        .InsertAsync(owner, Some.ServiceAuth($"secret {saved}"), Cancellation);
                }
            },
            Cancellation);

        var rotation = Process.RotateKeysAsync(progress: null, Cancellation);
        while (!await server.Database.ReloadKeysAsync(Cancellation))
        {
            await Task.Delay(10, Cancellation);
        }

        time.Advance(DataKeyRing.UsableAfter);
        await rotation;
        Time.Advance(KeyRetirement.MinUseOfNewer);
        await Process.Get<KeyRotation>().ResumeAsync(progress: null, Cancellation);
        await RetireAsync(1);
        await server.Database.ReloadKeysAsync(Cancellation);
        await end.CancelAsync();
        await saves;

        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);
        Assert.That(report.Problems, Is.Empty);
        Assert.That(report.SecretCount, Is.EqualTo(saved).And.Positive);
    }

    [Test]
    public async Task A_server_that_was_suspended_meanwhile_does_not_encrypt_with_the_retired_key()
    {
        var owner = await AddAssociateAsync();
        var time = new ManualTimeProvider(Now);
        await using var server = new DataProcess(Options, time, ExecutesTwice);
        await server.Database.PrepareAsync(Cancellation);
        await Process.RotateKeysAsync(progress: null, Cancellation);
        Time.Advance(KeyRetirement.MinUseOfNewer);
        await RetireAsync(1);
        time.SetClock(TimeSpan.FromHours(1));

        var id = await server.Get<ServiceAuthRepository>()
            .InsertAsync(owner, Some.ServiceAuth("kept"), Cancellation);

        await Process.Database.ReloadKeysAsync(Cancellation);
        Assert.That((await ServiceAuths.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("kept"));
    }

    private Task RetireAsync(int keyId) => Process.Get<KeyRetirement>().RetireAsync(keyId, Cancellation);

    private void AssertRefused(int keyId, string message) => Assert.That(
        () => RetireAsync(keyId),
        Throws.TypeOf<KeyRetirementRefusedException>().With.Message.Contains(message)
            .And.Message.EndsWith("Nothing was changed."));
}
