using System.Runtime.Versioning;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

internal sealed class DatabaseTests : DatabaseFixture
{
    [Test]
    public async Task Prepared_database_tells_what_it_is()
    {
        var engineVersion = await Process.QueryAsync<string>("SELECT sqlite_version()");

        Assert.That(Process.Database.EngineName, Is.EqualTo("SQLite"));
        Assert.That(Process.Database.EngineVersion, Is.EqualTo(engineVersion));
        Assert.That(Process.Database.Name, Is.EqualTo("services86.db"));
        Assert.That(Process.Database.SchemaVersion, Is.EqualTo(Migration.ReadEmbedded(".sqlite.sql").Count));
    }

    [Test]
    public async Task Database_that_is_not_prepared_says_what_to_do()
    {
        await using var process = StartProcess();

        Assert.That(
            () => process.Database.SchemaVersion,
            Throws.InvalidOperationException.With.Message.Contains("PrepareAsync"));
        Assert.That(
            () => process.Get<SecretProtector>().Protect("secret", default),
            Throws.InvalidOperationException.With.Message.Contains("PrepareAsync"));
    }

    [Test]
    public async Task Data_and_secrets_survive_a_restart()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await Process.DisposeAsync();

        await using var restarted = StartProcess();
        await restarted.Database.PrepareAsync(Cancellation);

        var stored = await restarted.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
    }

    [Test]
    public async Task Preparing_twice_keeps_the_data_key()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);

        await Process.Database.PrepareAsync(Cancellation);

        Assert.That((await ServiceAuths.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("kept"));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM data_key"), Is.EqualTo(1));
    }

    [Test]
    [Repeat(3)]
    public async Task Concurrent_processes_can_prepare_a_new_database()
    {
        using var directory = new TemporaryDirectory();
        var processes = Enumerable.Range(0, 4).Select(_ => new DataProcess(
            directory.Combine("services86.db"), directory.Combine("keys"), TimeProvider.System)).ToArray();

        await Task.WhenAll(Race.Start(processes.Length, async n =>
        {
            await processes[n].Database.PrepareAsync(Cancellation);
            return n;
        }));

        var owner = await processes[0].Get<AssociateRepository>()
            .AddAsync("anna", AssociateRole.Employee, passwordHash: null, Cancellation);
        var id = await processes[0].Get<ServiceAuthRepository>()
            .InsertAsync(owner, Some.ServiceAuth("shared"), Cancellation);
        Assert.That(await processes[0].QueryAsync<int>("SELECT COUNT(*) FROM data_key"), Is.EqualTo(1));
        foreach (var process in processes)
        {
            var stored = await process.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
            Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("shared"));
            await process.DisposeAsync();
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void Key_directory_is_accessible_to_its_owner_only() =>
        Assert.That(
            File.GetUnixFileMode(KeysDirectory),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

    [Test]
    public async Task Lost_key_directory_is_refused_and_nothing_is_changed()
    {
        await Process.DisposeAsync();
        var before = await File.ReadAllBytesAsync(DatabasePath, Cancellation);
        Directory.Delete(KeysDirectory, recursive: true);

        await using var restarted = StartProcess();

        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>()
                .With.Property("KeysDirectory").EqualTo(KeysDirectory)
                .And.Message.Contains($"'{KeysDirectory}'")
                .And.Message.Contains("restore it")
                .And.Message.Contains("Nothing was changed"));
        Assert.That(KeysDirectory, Does.Not.Exist);
        await restarted.DisposeAsync();
        Assert.That(await File.ReadAllBytesAsync(DatabasePath, Cancellation), Is.EqualTo(before));
    }

    [Test]
    public async Task Key_directory_of_another_database_is_refused_and_nothing_is_changed()
    {
        using var elsewhere = new TemporaryDirectory();
        var otherKeys = elsewhere.Combine("keys");
        await using (var other = new DataProcess(elsewhere.Combine("other.db"), otherKeys, TimeProvider.System))
        {
            await other.Database.PrepareAsync(Cancellation);
        }

        await Process.DisposeAsync();
        var before = await File.ReadAllBytesAsync(DatabasePath, Cancellation);

        await using var mistaken = new DataProcess(DatabasePath, otherKeys, TimeProvider.System);

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Property("KeysDirectory").EqualTo(otherKeys));
        await mistaken.DisposeAsync();
        Assert.That(await File.ReadAllBytesAsync(DatabasePath, Cancellation), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(otherKeys), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Older_database_is_not_migrated_with_a_lost_key_directory()
    {
        Directory.Delete(KeysDirectory, recursive: true);
        await using var restarted = StartProcess();
        var migrations = Migration.ReadEmbedded(".sqlite.sql");
        using var newer = new Database(
            restarted.Get<IDatabaseEngine>(),
            restarted.Get<SqliteDataSource>(),
            new SchemaMigrator(
                [.. migrations, new Migration(migrations.Count + 1, "newer", "CREATE TABLE newer (id INTEGER)")],
                SqliteDialect.Instance,
                new ManualTimeProvider(Now)),
            restarted.Get<DataKeyRing>(),
            restarted.Get<IStorage>());

        Assert.That(() => newer.PrepareAsync(Cancellation), Throws.TypeOf<DataKeyUnreadableException>());
        Assert.That(
            await Process.QueryAsync<int>("SELECT MAX(version) FROM schema_version"), Is.EqualTo(migrations.Count));
    }

    [Test]
    public async Task Restored_key_directory_decrypts_the_secrets_again()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await Process.DisposeAsync();
        Directory.Move(KeysDirectory, KeysDirectory + ".backup");
        await using (var refused = StartProcess())
        {
            Assert.That(
                () => refused.Database.PrepareAsync(Cancellation), Throws.TypeOf<DataKeyUnreadableException>());
        }

        Directory.Move(KeysDirectory + ".backup", KeysDirectory);
        await using var restarted = StartProcess();
        await restarted.Database.PrepareAsync(Cancellation);

        var stored = await restarted.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
    }

    [Test]
    public async Task Newer_database_is_refused_and_nothing_is_changed()
    {
        await Process.ExecuteAsync("INSERT INTO schema_version (version, name, applied) VALUES (9999, 'newer', 0)");
        await Process.DisposeAsync();
        var before = await File.ReadAllBytesAsync(DatabasePath, Cancellation);

        await using var older = StartProcess();

        Assert.That(
            () => older.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseTooNewException>().With.Property("FoundVersion").EqualTo(9999));
        await older.DisposeAsync();
        Assert.That(await File.ReadAllBytesAsync(DatabasePath, Cancellation), Is.EqualTo(before));
    }

    [Test]
    public async Task Files_hold_user_names_and_no_passwords()
    {
        const string password = "do-not-find-this-password";
        var owner = await AddAssociateAsync();
        await using var open = await Process.Get<SqliteDataSource>().OpenConnectionAsync(Cancellation);
        var login = Some.ServiceAuth(password);
        login.Username = "do-find-this-user";
        login.ServiceAuthId = await ServiceAuths.InsertAsync(owner, login, Cancellation);
        await ServiceAuths.UpdateAsync(login, Cancellation);
        await Process.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await ServiceAuths.UpdateAsync(login, Cancellation);

        foreach (var file in new[] { DatabasePath, DatabasePath + "-wal" })
        {
            var content = await ReadSharedAsync(file);
            Assert.That(content.AsSpan().IndexOf("do-find-this-user"u8), Is.Positive, file);
            Assert.That(content.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(password)), Is.Negative, file);
            Assert.That(content.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(password)), Is.Negative, file);
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, Cancellation);
        return content;
    }
}
