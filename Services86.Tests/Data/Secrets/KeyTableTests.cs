using Services86.Data;
using Services86.Data.Checks;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

internal sealed class KeyTableTests(TestEngine engine) : KeyTableFixture(engine)
{
    [Test]
    public async Task Secrets_survive_a_restart_without_a_key_directory()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await using var restarted = StartProcess();
        await restarted.Database.PrepareAsync(Cancellation);

        var stored = await restarted.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);

        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
        Assert.That(await CountAsync("data_protection_key"), Is.EqualTo(1));
        Assert.That(KeysDirectory, Does.Not.Exist);
        Assert.That((await restarted.Get<DatabaseCheck>().RunAsync(Cancellation)).SecretCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Stored_keys_are_encrypted() => Assert.That(
        await StoredKeysAsync(), Does.Contain("encryptedSecret").And.Not.Contain("masterKey"));

    [Test]
    public async Task A_wrong_certificate_is_refused_and_nothing_is_changed()
    {
        var before = await StoredKeysAsync();
        await using var mistaken = StartProcess(With(KeyCertificates.Second));

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>()
                .With.Property("KeyId").EqualTo(1)
                .And.Message.Contains(KeyCertificates.Second.Thumbprint)
                .And.Message.Contains("Services86:Keys:Certificate:Former:0:Path")
                .And.Message.Contains("Nothing was changed"));
        Assert.That(await StoredKeysAsync(), Is.EqualTo(before));
        Assert.That(await CountAsync("data_key"), Is.EqualTo(1));
    }

    [Test]
    public async Task Keys_that_do_not_open_are_not_replaced_even_if_nothing_needs_them()
    {
        var before = await StoredKeysAsync();
        await Process.ExecuteAsync("DELETE FROM data_key");
        await using var mistaken = StartProcess(With(KeyCertificates.Second));

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Property("KeyId").Zero);
        Assert.That(await StoredKeysAsync(), Is.EqualTo(before));
        Assert.That(await CountAsync("data_key"), Is.Zero);
    }

    [Test]
    public async Task A_former_certificate_opens_keys_while_another_one_encrypts_new_ones()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await using var changed = new DataProcess(
            With(KeyCertificates.Second, KeyCertificates.First), PresentTime(), ExecutesTwice);
        await changed.Database.PrepareAsync(Cancellation);
        await changed.RotateKeysAsync(progress: null, Cancellation);
        await Process.ExecuteAsync("DELETE FROM data_key WHERE key_id = 1");
        await using var completed = StartProcess(With(KeyCertificates.Second));

        await completed.Database.PrepareAsync(Cancellation);

        var stored = await completed.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
    }

    [Test]
    public async Task A_rotation_without_the_former_certificate_is_possible_once_no_data_key_needs_it()
    {
        await using var changed = new DataProcess(
            With(KeyCertificates.Second, KeyCertificates.First), PresentTime(), ExecutesTwice);
        await changed.Database.PrepareAsync(Cancellation);
        await changed.RotateKeysAsync(progress: null, Cancellation);
        await Process.ExecuteAsync("DELETE FROM data_key WHERE key_id = 1");
        await using var completed = new DataProcess(With(KeyCertificates.Second), PresentTime(), ExecutesTwice);
        await completed.Database.PrepareAsync(Cancellation);

        var result = await completed.RotateKeysAsync(progress: null, Cancellation);

        Assert.That(result.DataKeyId, Is.EqualTo(3));
        Assert.That(await CountAsync("data_protection_key"), Is.EqualTo(3));
    }

    [Test]
    public async Task An_expired_certificate_still_encrypts_and_decrypts()
    {
        await using var changed = StartProcess(With(KeyCertificates.Expired, KeyCertificates.First));
        await changed.Database.PrepareAsync(Cancellation);
        await Process.ExecuteAsync("DELETE FROM data_protection_key");
        await Process.ExecuteAsync("DELETE FROM data_key");
        await using var expired = StartProcess(With(KeyCertificates.Expired));

        await expired.Database.PrepareAsync(Cancellation);

        Assert.That(expired.Get<DataKeyRing>().Ids, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Data_keys_of_a_key_directory_are_refused_with_what_to_configure()
    {
        await Process.ExecuteAsync("DELETE FROM data_protection_key");
        await using var restarted = StartProcess();

        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Message.Contains("configure Services86:Keys:Directory"));
        Assert.That(await CountAsync("data_protection_key"), Is.Zero);
    }

    [Test]
    public async Task A_database_with_its_keys_is_refused_with_a_key_directory()
    {
        await using var mistaken = StartProcess(new DataOptions
        {
            Provider = Provider,
            ConnectionString = ConnectionString,
            KeysDirectory = KeysDirectory,
        });

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>()
                .With.Message.Contains("configure their certificate as Services86:Keys:Certificate:Path"));
        Assert.That(KeysDirectory, Does.Not.Exist);
    }

    [TestCase("<key id=\"8b5a4e2e-7ea3-4b6f-9e35-1a5b3fd6c1c0\" version=\"1\"/>")]
    [TestCase("<key")]
    public async Task A_key_that_no_certificate_protects_is_not_used(string xml)
    {
        await Process.ExecuteAsync(
            "INSERT INTO data_protection_key (friendly_name, xml, created) VALUES ('key-forged', @xml, 0)",
            new { xml });
        await using var restarted = StartProcess();

        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation), Throws.TypeOf<DataKeyUnreadableException>());
    }

    [Test]
    public async Task A_database_from_before_the_table_is_not_upgraded_with_a_certificate()
    {
        await Process.ExecuteAsync("DELETE FROM schema_version WHERE version >= 8");
        await using var restarted = StartProcess();

        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Message.Contains("configure Services86:Keys:Directory"));
        Assert.That(await Process.QueryAsync<int>("SELECT MAX(version) FROM schema_version"), Is.EqualTo(7));
    }

    [Test]
    public async Task Ten_processes_that_start_on_an_empty_database_make_one_key_of_each_kind()
    {
        await using var server = IsPostgreSql ? await PostgreSqlDatabase.CreateEmptyAsync() : null;
        using var directory = new TemporaryDirectory();
        var options = new DataOptions
        {
            Provider = Provider,
            ConnectionString = server?.ConnectionString ?? $"Data Source={directory.Combine("new.db")}",
            KeyCertificates = [KeyCertificates.First],
        };
        DataProcess[] hosts =
            [.. Enumerable.Range(0, 10).Select(_ => new DataProcess(options, TimeProvider.System))];

        await Task.WhenAll(Race.Start(hosts.Length, async n =>
        {
            await hosts[n].Database.PrepareAsync(Cancellation);
            return n;
        }));

        Assert.That(await hosts[0].QueryAsync<int>("SELECT COUNT(*) FROM data_key"), Is.EqualTo(1));
        Assert.That(await hosts[0].QueryAsync<int>("SELECT COUNT(*) FROM data_protection_key"), Is.EqualTo(1));
        var secrets = hosts.Select(host => host.Get<SecretProtector>()).ToList();
        var place = new SecretLocation("service_auth", "password", 1, OwnerId: 1);
        var secret = secrets[0].Protect("shared", place);
        Assert.That(secrets.Select(host => host.Unprotect(secret, place)), Has.All.EqualTo("shared"));
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    // Data Protection has a clock of its own, by which the newest key encrypts.
    private static ManualTimeProvider PresentTime() => new(TimeProvider.System.GetUtcNow());
}
