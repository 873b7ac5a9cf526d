using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

internal sealed class KeyRotationTests(TestEngine engine) : EngineFixture(engine)
{
    private KeyRotation Rotation => Process.Get<KeyRotation>();

    [Test]
    public async Task All_secrets_get_the_new_key_and_open()
    {
        var owner = await AddAssociateAsync();
        var ids = new List<int>();
        for (var n = 0; n < 450; n++)
        {
            ids.Add(await ServiceAuths.InsertAsync(owner, Some.ServiceAuth($"secret {n}"), Cancellation));
        }

        var result = await Process.RotateKeysAsync(progress: null, Cancellation);

        Assert.That(result, Has.Property("DataKeyId").EqualTo(2).And.Property("SecretCount").EqualTo(450));
        Assert.That(
            await Process.QueryAsync<int>(
                "SELECT COUNT(*) FROM service_auth WHERE substr(password, 2, 4) = "
                + Sql("x'00000002'", @"'\x00000002'")),
            Is.EqualTo(450));
        Assert.That(
            (await ServiceAuths.GetAsync(ids[^1], Cancellation))?.ServiceAuth.Password, Is.EqualTo("secret 449"));
    }

    [Test]
    public async Task A_resumed_rotation_encrypts_what_is_left_and_adds_no_key()
    {
        var owner = await AddAssociateAsync();
        for (var n = 0; n < 450; n++)
        {
            await ServiceAuths.InsertAsync(owner, Some.ServiceAuth($"secret {n}"), Cancellation);
        }

        using var interruption = new CancellationTokenSource();
        Assert.That(
            () => Process.RotateKeysAsync(new Acting(interruption.Cancel), interruption.Token),
            Throws.InstanceOf<OperationCanceledException>());
        var interrupted = await KeyListAsync();
        var progress = new Recorded();

        var result = await Rotation.ResumeAsync(progress, Cancellation);

        Assert.That(interrupted, Is.EqualTo([(1, 250), (2, 200)]));
        Assert.That(
            result, Has.Property("DataKeyId").EqualTo(2).And.Property("SecretCount").EqualTo(250)
                .And.Property("OutdatedCount").Zero);
        Assert.That(progress.Reports.Select(report => report.Done), Is.EqualTo([200, 400, 450]));
        Assert.That(progress.Reports, Has.All.Property(nameof(KeyRotationProgress.Total)).EqualTo(450));
        Assert.That(await KeyListAsync(), Is.EqualTo([(1, 0), (2, 450)]));
    }

    [Test]
    public async Task A_secret_that_a_server_stores_with_the_former_key_during_the_rotation_gets_the_new_key_too()
    {
        var owner = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("first"), Cancellation);
        await using var server = StartProcess();
        await server.Database.PrepareAsync(Cancellation);
        var stored = 0;

        var result = await Process.RotateKeysAsync(
            new Acting(() => stored = stored > 0 ? stored : server.Get<ServiceAuthRepository>()
                .InsertAsync(owner, Some.ServiceAuth("second"), Cancellation).GetAwaiter().GetResult()),
            Cancellation);

        Assert.That(result, Has.Property("SecretCount").EqualTo(2).And.Property("OutdatedCount").Zero);
        Assert.That((await ServiceAuths.GetAsync(stored, Cancellation))?.ServiceAuth.Password, Is.EqualTo("second"));
        Assert.That(await KeyListAsync(), Is.EqualTo([(1, 0), (2, 2)]));
    }

    [Test]
    public async Task A_secret_that_has_changed_since_it_was_read_is_not_replaced()
    {
        var owner = await AddAssociateAsync();
        var rowId = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("saved"), Cancellation);
        var storage = Process.Get<IStorage>();

        foreach (var column in SecretColumn.All)
        {
            var replaced = await storage.ExecuteAsync(
                column.Update, new { rowId = (long)rowId, former = new byte[] { 1 }, secret = new byte[] { 2 } },
                Cancellation);

            Assert.That(replaced, Is.Zero);
        }

        Assert.That((await ServiceAuths.GetAsync(rowId, Cancellation))?.ServiceAuth.Password, Is.EqualTo("saved"));
    }

    [Test]
    public async Task The_new_data_key_is_encrypted_with_a_new_key_of_the_directory()
    {
        await Process.RotateKeysAsync(progress: null, Cancellation);
        var former = Directory.GetFiles(KeysDirectory).MinBy(File.GetLastWriteTimeUtc)!;
        await Process.DisposeAsync();

        File.Delete(former);

        await using var restarted = StartProcess();
        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Property("KeyId").EqualTo(1));
        Assert.That(Directory.GetFiles(KeysDirectory), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_secret_that_does_not_open_is_reported_and_left_as_it_is()
    {
        var owner = await AddAssociateAsync();
        var damaged = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("damaged"), Cancellation);
        await Process.ExecuteAsync("UPDATE service_auth SET password = " + Sql("x'02ffff'", @"'\x02ffff'"));
        var sound = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("sound"), Cancellation);

        var result = await Process.RotateKeysAsync(progress: null, Cancellation);

        Assert.That(result.SecretCount, Is.EqualTo(1));
        Assert.That(
            result.Unreadable,
            Is.EqualTo((string[])[new SecretUnreadableException(
                SecretColumn.ServiceAuthPassword.LocationOf(damaged, owner), cause: null).Message]));
        Assert.That((await ServiceAuths.GetAsync(sound, Cancellation))?.ServiceAuth.Password, Is.EqualTo("sound"));
    }

    [Test]
    public async Task Another_process_loads_the_new_key_when_it_reads_a_secret_of_the_key()
    {
        var owner = await AddAssociateAsync();
        var id = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("shared"), Cancellation);
        await using var other = StartProcess();
        await other.Database.PrepareAsync(Cancellation);
        await Process.RotateKeysAsync(progress: null, Cancellation);

        var read = await other.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);

        Assert.That(read?.ServiceAuth.Password, Is.EqualTo("shared"));
        Assert.That(other.Get<DataKeyRing>().Newest.KeyId, Is.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_key_is_looked_for_once_a_second()
    {
        var time = new ManualTimeProvider(Now);
        await using var other = new DataProcess(Provider, ConnectionString, KeysDirectory, time);
        await other.Database.PrepareAsync(Cancellation);
        var ring = other.Get<DataKeyRing>();

        var beforeRotation = ring.Find(2);
        await Process.RotateKeysAsync(progress: null, Cancellation);
        var inTheSameSecond = ring.Find(2);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(beforeRotation, Is.Null);
        Assert.That(inTheSameSecond, Is.Null);
        Assert.That(ring.Find(2)?.KeyId, Is.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_key_that_cannot_be_loaded_is_a_secret_that_does_not_open()
    {
        var owner = await AddAssociateAsync();
        var id = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("secret"), Cancellation);
        await Process.ExecuteAsync(
            "UPDATE service_auth SET password = " + Sql(
                "CAST(x'0200000009' || substr(password, 6) AS BLOB)", @"'\x0200000009'::bytea || substr(password, 6)"));
        Directory.Delete(KeysDirectory, recursive: true);

        Assert.That(
            () => ServiceAuths.GetAsync(id, Cancellation),
            Throws.TypeOf<SecretUnreadableException>().With.InnerException.TypeOf<DataKeyUnreadableException>());
    }

    private async Task<IEnumerable<(int Id, int Secrets)>> KeyListAsync() =>
        (await Process.Get<KeyList>().ReadAsync(Cancellation)).Select(key => (key.DataKeyId, key.SecretCount));

    private sealed class Acting(Action action) : IProgress<KeyRotationProgress>
    {
        public void Report(KeyRotationProgress value) => action();
    }

    private sealed class Recorded : IProgress<KeyRotationProgress>
    {
        public List<KeyRotationProgress> Reports { get; } = [];

        public void Report(KeyRotationProgress value) => Reports.Add(value);
    }
}
