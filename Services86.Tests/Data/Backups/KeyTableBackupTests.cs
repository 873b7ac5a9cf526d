using Services86.Data;
using Services86.Data.Backups;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Backups;

/// <summary>Backups of a database with its Data Protection keys.</summary>
internal sealed class KeyTableBackupTests : BackupFixture
{
    protected override DataOptions Options =>
        new() { ConnectionString = ConnectionString, KeyCertificates = [KeyCertificates.First] };

    [Test]
    public async Task A_backup_has_the_keys_in_its_database_and_no_key_files()
    {
        var backup = await BackUpAsync();

        Assert.That(backup.KeyFileCount, Is.Zero);
        Assert.That(
            Directory.GetFileSystemEntries(BackupDirectory).Select(Path.GetFileName),
            Is.EquivalentTo((string[])["manifest.json", "services86.db"]));
    }

    [Test]
    public async Task A_restored_backup_opens_with_the_certificate()
    {
        await BackUpAsync();
        await using (var target = StartTarget())
        {
            await target.Get<DatabaseRestore>().RestoreAsync(BackupDirectory, Cancellation);
        }

        await using var restored = StartTarget();
        await restored.Database.PrepareAsync(Cancellation);

        var login = await restored.Get<ServiceAuthRepository>().GetAsync(LoginId, Cancellation);
        Assert.That(login?.ServiceAuth.Password, Is.EqualTo("kept"));
        Assert.That(RestoredKeys, Does.Not.Exist);
    }

    [Test]
    public async Task A_backup_with_a_wrong_certificate_is_refused_and_leaves_nothing()
    {
        await using var mistaken = StartProcess(
            new DataOptions { ConnectionString = ConnectionString, KeyCertificates = [KeyCertificates.Second] });

        Assert.That(
            () => mistaken.Get<DatabaseBackup>().WriteAsync(BackupDirectory, Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>());
        Assert.That(BackupDirectory, Does.Not.Exist);
    }

    [Test]
    public async Task A_restore_with_a_key_directory_is_refused()
    {
        await BackUpAsync();

        AssertRestoreRefused("as Services86:Keys:Certificate:Path");
    }

    [Test]
    public async Task A_backup_with_key_files_is_not_restored_with_a_certificate()
    {
        await Process.ExecuteAsync("DELETE FROM data_key");
        await using (var ofDirectory = StartProcess(
            new DataOptions { ConnectionString = ConnectionString, KeysDirectory = KeysDirectory, CreateNew = true }))
        {
            await ofDirectory.Database.PrepareAsync(Cancellation);
            await ofDirectory.Get<DatabaseBackup>().WriteAsync(BackupDirectory, Cancellation);
        }

        await using var target = StartTarget();

        Assert.That(
            () => target.Get<DatabaseRestore>().RestoreAsync(BackupDirectory, Cancellation),
            Throws.TypeOf<BackupRefusedException>().With.Message.Contains("configure Services86:Keys:Directory"));
        Assert.That(RestoredPath, Does.Not.Exist);
    }

    private DataProcess StartTarget() => StartProcess(new DataOptions
    {
        ConnectionString = $"Data Source={RestoredPath}",
        KeyCertificates = [KeyCertificates.First],
    });
}
