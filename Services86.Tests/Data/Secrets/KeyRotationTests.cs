using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
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

        var result = await Rotation.RotateAsync(Cancellation);

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
    public async Task The_new_data_key_is_encrypted_with_a_new_key_of_the_directory()
    {
        await Rotation.RotateAsync(Cancellation);
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

        var result = await Rotation.RotateAsync(Cancellation);

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
        await Rotation.RotateAsync(Cancellation);

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
        await Rotation.RotateAsync(Cancellation);
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
}
