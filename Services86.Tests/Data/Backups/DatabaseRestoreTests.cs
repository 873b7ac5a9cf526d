using System.Text.Json.Nodes;
using Services86.Data.Backups;
using Services86.Data.Files;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Backups;

internal sealed class DatabaseRestoreTests : BackupFixture
{
    [Test]
    public async Task A_restored_database_has_the_data_and_its_secrets()
    {
        await BackUpAsync();

        await RestoreAsync();

        Assert.That(await ReadPasswordAsync(), Is.EqualTo("kept"));
    }

    [Test]
    public async Task No_id_of_the_time_after_the_backup_is_used_again()
    {
        await BackUpAsync();
        var later = await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth("later"), Cancellation);
        var firstAccount = await EMailAccounts.SaveAsync(
            new EMailAccount { EMailAddress = "a@example.com", AssociateId = OwnerId }, Cancellation);
        await RestoreAsync();
        await using var restored = StartRestored();
        await restored.Database.PrepareAsync(Cancellation);

        var next = await restored.Get<ServiceAuthRepository>()
            .InsertAsync(OwnerId, Some.ServiceAuth("next"), Cancellation);
        var nextAccount = await restored.Get<Services86.Data.EMailAccounts.EMailAccountRepository>().SaveAsync(
            new EMailAccount { EMailAddress = "a@example.com", AssociateId = OwnerId }, Cancellation);

        Assert.That(next, Is.EqualTo(LoginId + DatabaseRestore.IdMargin + 1).And.GreaterThan(later));
        Assert.That(nextAccount, Is.EqualTo(DatabaseRestore.IdMargin + 1).And.GreaterThan(firstAccount));
    }

    [Test]
    public async Task Ids_near_the_largest_one_are_not_raised_beyond_an_int()
    {
        await Process.ExecuteAsync("UPDATE sqlite_sequence SET seq = 2000000005 WHERE name = 'service_auth'");
        await BackUpAsync();
        await RestoreAsync();
        await using var restored = StartRestored();
        await restored.Database.PrepareAsync(Cancellation);

        var next = await restored.Get<ServiceAuthRepository>()
            .InsertAsync(OwnerId, Some.ServiceAuth("next"), Cancellation);

        Assert.That(next, Is.EqualTo(2000000006));
    }

    [TestCase("-wal")]
    [TestCase("-journal")]
    public async Task A_log_beside_the_target_is_set_aside_and_not_replayed(string suffix)
    {
        await BackUpAsync();
        await Process.ExecuteAsync("UPDATE service_auth SET server = 'of the log'");
        File.Copy(DatabasePath + "-wal", RestoredPath + suffix);

        var result = await RestoreAsync();

        await using var restored = StartRestored();
        await restored.Database.PrepareAsync(Cancellation);
        Assert.That(await restored.QueryAsync<string>("SELECT server FROM service_auth"), Is.Not.EqualTo("of the log"));
        Assert.That(
            result.SetAside, Is.EqualTo((string[])[$"{RestoredPath}{suffix}.stale-20260301T120000000Z"]));
        Assert.That(result.SetAside[0], Does.Exist);
    }

    [Test]
    public async Task A_database_is_not_replaced()
    {
        await BackUpAsync();
        await File.WriteAllTextAsync(RestoredPath, "a database", Cancellation);

        Assert.That(RestoreAsync, Throws.TypeOf<BackupRefusedException>().With.Message.Contains("replaces nothing"));
        Assert.That(await File.ReadAllTextAsync(RestoredPath, Cancellation), Is.EqualTo("a database"));
        Assert.That(RestoredKeys, Does.Not.Exist);
    }

    [Test]
    public async Task A_key_is_not_replaced_by_another()
    {
        await BackUpAsync();
        Directory.CreateDirectory(RestoredKeys);
        var name = Path.GetFileName(Directory.GetFiles(KeysDirectory)[0]);
        await File.WriteAllTextAsync(Path.Combine(RestoredKeys, name), "another key", Cancellation);

        Assert.That(RestoreAsync, Throws.TypeOf<BackupRefusedException>().With.Message.Contains("not the key"));
        Assert.That(RestoredPath, Does.Not.Exist);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(RestoredKeys, name), Cancellation), Is.EqualTo("another key"));
    }

    [Test]
    public async Task Keys_that_are_still_there_are_used()
    {
        await BackUpAsync();
        Directory.CreateDirectory(RestoredKeys);
        foreach (var key in Directory.GetFiles(KeysDirectory))
        {
            File.Copy(key, Path.Combine(RestoredKeys, Path.GetFileName(key)));
        }

        await RestoreAsync();

        Assert.That(await ReadPasswordAsync(), Is.EqualTo("kept"));
    }

    [Test]
    public async Task A_database_in_use_is_refused_also_if_its_file_was_deleted()
    {
        await BackUpAsync();
        await using var server = StartRestored();
        await server.Database.PrepareAsync(Cancellation);
        File.Delete(RestoredPath);

        Assert.That(RestoreAsync, Throws.TypeOf<DatabaseInUseException>().With.Message.Contains("Stop it first"));
    }

    [Test]
    public async Task A_start_during_a_restore_is_refused()
    {
        await using var server = StartRestored();
        using var held = DatabaseLock.Exclude(RestoredPath);

        Assert.That(
            () => server.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseInUseException>().With.Message.Contains("is being restored"));
        Assert.That(RestoredPath, Does.Not.Exist);
    }

    [Test]
    public async Task What_a_killed_restore_left_is_replaced()
    {
        await BackUpAsync();
        await File.WriteAllTextAsync(RestoredPath + ".restore.partial", "half a database", Cancellation);
        Directory.CreateDirectory(RestoredKeys);
        var name = Path.GetFileName(Directory.GetFiles(KeysDirectory)[0]);
        await File.WriteAllTextAsync(Path.Combine(RestoredKeys, name + ".partial"), "half a key", Cancellation);

        await RestoreAsync();

        Assert.That(await ReadPasswordAsync(), Is.EqualTo("kept"));
        Assert.That(Directory.GetFiles(RestoredKeys).Select(Path.GetFileName), Is.EqualTo((string[])[name]));
    }

    [Test]
    public async Task A_changed_file_is_refused([Values("services86.db", "keys")] string name)
    {
        await BackUpAsync();
        var path = Path.Combine(BackupDirectory, name);
        path = File.Exists(path) ? path : Directory.GetFiles(path)[0];
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.Position = file.Length / 2;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)~value);
        }

        AssertRestoreRefused("is not the file that was backed up");
    }

    [Test]
    public async Task A_missing_file_is_refused()
    {
        await BackUpAsync();
        File.Delete(Directory.GetFiles(Path.Combine(BackupDirectory, "keys"))[0]);

        AssertRestoreRefused("is missing");
    }

    [Test]
    public async Task A_backup_that_was_not_completed_is_refused()
    {
        await BackUpAsync();
        File.Delete(ManifestPath);

        AssertRestoreRefused("has no manifest.json");
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"format":1}""")]
    [TestCase(
        """{"format":1,"created":"2026-03-01T12:00:00Z","programVersion":"1","schemaVersion":6,"dataKeyIds":[],"""
            + "\"files\":null}")]
    public async Task A_manifest_that_is_none_is_refused(string content)
    {
        await BackUpAsync();
        await File.WriteAllTextAsync(ManifestPath, content, Cancellation);

        AssertRestoreRefused("cannot be read");
    }

    [TestCase("format", "2", "has format 2")]
    [TestCase("schemaVersion", "3", "another schema version")]
    [TestCase("dataKeyIds", "[1,2]", "other data keys")]
    [TestCase("files", "[]", "does not name one services86.db")]
    public async Task A_changed_manifest_is_refused(string member, string value, string message)
    {
        await BackUpAsync();
        await ChangeManifestAsync(manifest => manifest[member] = JsonNode.Parse(value));

        AssertRestoreRefused(message);
    }

    [TestCase("keys/../../../escaped.xml")]
    [TestCase("/etc/hostname")]
    [TestCase("keys/..")]
    public async Task A_file_name_with_a_path_is_refused(string name)
    {
        await BackUpAsync();
        await ChangeManifestAsync(manifest => manifest["files"]![1]!["name"] = name);

        AssertRestoreRefused("does not name one services86.db");
    }

    [Test]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await Process.ExecuteAsync("INSERT INTO schema_version (version, name, applied) VALUES (9999, 'newer', 0)");

        Assert.That(BackUpAsync, Throws.TypeOf<Services86.Data.Schema.DatabaseTooNewException>());
        Assert.That(BackupDirectory, Does.Not.Exist);
    }

    private async Task ChangeManifestAsync(Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancellation))!;
        change(manifest);
        await File.WriteAllTextAsync(ManifestPath, manifest.ToJsonString(), Cancellation);
    }

    private async Task<string?> ReadPasswordAsync()
    {
        await using var restored = StartRestored();
        await restored.Database.PrepareAsync(Cancellation);
        return (await restored.Get<ServiceAuthRepository>().GetAsync(LoginId, Cancellation))?.ServiceAuth.Password;
    }
}
