using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Services86.Data.Backups;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Backups;

internal sealed class DatabaseBackupTests : BackupFixture
{
    [Test]
    public async Task The_manifest_describes_the_backup()
    {
        await BackUpAsync();

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancellation))!.AsObject();
        var names = manifest["files"]!.AsArray().Select(file => (string)file!["name"]!).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)manifest["format"]!, Is.EqualTo(1));
            Assert.That((string?)manifest["created"], Is.EqualTo("2026-03-01T12:00:00+00:00"));
            Assert.That((string?)manifest["programVersion"], Does.Match(@"^\d+\.\d+\.\d+"));
            Assert.That((int)manifest["schemaVersion"]!, Is.EqualTo(Migration.ReadEmbedded(".sqlite.sql").Count));
            Assert.That(manifest["dataKeyIds"]!.AsArray().Select(id => (int)id!), Is.EqualTo((int[])[1]));
            Assert.That(names, Is.EqualTo((string[])
            [
                "services86.db",
                .. Directory.GetFiles(KeysDirectory).Select(key => $"keys/{Path.GetFileName(key)}"),
            ]));
            foreach (var file in manifest["files"]!.AsArray())
            {
                var content = File.ReadAllBytes(Path.Combine(BackupDirectory, (string)file!["name"]!));
                Assert.That((string?)file["sha256"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(content))));
            }
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_can_read_a_backup()
    {
        await BackUpAsync();

        var files = Directory.GetFiles(BackupDirectory, "*", SearchOption.AllDirectories);
        Assert.That(
            files.Select(File.GetUnixFileMode), Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(
            (string[])[BackupDirectory, Path.Combine(BackupDirectory, "keys")],
            Has.All.Matches<string>(directory => File.GetUnixFileMode(directory)
                == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
    }

    [Test]
    public async Task An_empty_directory_is_filled()
    {
        Directory.CreateDirectory(BackupDirectory);

        await BackUpAsync();

        Assert.That(
            Directory.GetFileSystemEntries(BackupDirectory).Select(Path.GetFileName),
            Is.EquivalentTo((string[])["keys", "manifest.json", "services86.db"]));
    }

    [Test]
    public async Task A_backup_replaces_no_backup()
    {
        await BackUpAsync();
        var before = await File.ReadAllBytesAsync(ManifestPath, Cancellation);

        Assert.That(BackUpAsync, Throws.TypeOf<BackupRefusedException>().With.Message.Contains("has a backup already"));
        Assert.That(await File.ReadAllBytesAsync(ManifestPath, Cancellation), Is.EqualTo(before));
    }

    [Test]
    public void A_directory_with_other_files_is_refused_and_unchanged()
    {
        var directory = Path.GetDirectoryName(DatabasePath)!;
        var before = Directory.GetFileSystemEntries(directory);

        Assert.That(
            () => Process.Get<DatabaseBackup>().WriteAsync(directory, Cancellation),
            Throws.TypeOf<BackupRefusedException>().With.Message.Contains("is not empty"));
        Assert.That(Directory.GetFileSystemEntries(directory), Is.EquivalentTo(before));
    }

    [Test]
    public async Task A_missing_database_is_refused_and_nothing_is_created()
    {
        await using var process = StartRestored();

        Assert.That(
            () => process.Get<DatabaseBackup>().WriteAsync(BackupDirectory, Cancellation),
            Throws.TypeOf<DatabaseMissingException>().With.Message.Contains("there is nothing to read"));
        Assert.That(BackupDirectory, Does.Not.Exist);
        Assert.That(RestoredPath, Does.Not.Exist);
    }

    [Test]
    public void Keys_of_another_database_are_refused_and_nothing_is_created()
    {
        Directory.Delete(KeysDirectory, recursive: true);

        Assert.That(BackUpAsync, Throws.TypeOf<DataKeyUnreadableException>());
        Assert.That(BackupDirectory, Does.Not.Exist);
    }

    [Test]
    public async Task A_damaged_database_is_refused_and_nothing_is_left()
    {
        await AddLongLoginsAsync();
        await Process.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await Process.DisposeAsync();
        DatabaseDamage.OverwritePageOf(DatabasePath, "service_auth");
        await using var damaged = StartProcess();

        Assert.That(
            () => damaged.Get<DatabaseBackup>().WriteAsync(BackupDirectory, Cancellation),
            Throws.TypeOf<BackupRefusedException>().With.Message.Contains("cannot be copied"));
        Assert.That(BackupDirectory, Does.Not.Exist);
    }

    [Test]
    public async Task A_database_of_an_older_program_is_backed_up_without_an_upgrade()
    {
        await Process.ExecuteAsync("DELETE FROM schema_version WHERE version > 5");

        var result = await BackUpAsync();

        Assert.That(result.SchemaVersion, Is.EqualTo(5));
        Assert.That(await Process.QueryAsync<int>("SELECT MAX(version) FROM schema_version"), Is.EqualTo(5));
    }

    private async Task AddLongLoginsAsync()
    {
        for (var n = 0; n < 100; n++)
        {
            await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth(new string('x', 500)), Cancellation);
        }
    }
}
