using Services86.Data.Refusals;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

/// <summary>When a start begins with a new database, and when it refuses.</summary>
internal sealed class NewDatabaseTests : DatabaseFixture
{
    private static readonly string[] SideFiles = ["", "-wal", "-shm"];

    [Test]
    public async Task A_missing_database_beside_its_keys_is_refused_and_nothing_is_created()
    {
        await Process.DisposeAsync();
        File.Delete(DatabasePath);

        await AssertRefusedAsync($"The database '{DatabasePath}' does not exist, but the keys");
        Assert.That(DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task An_empty_file_beside_keys_is_refused_and_its_log_is_kept()
    {
        var logins = await AddLoginsAsync();
        var wal = Copy(DatabasePath + "-wal");
        await Process.DisposeAsync();
        File.WriteAllBytes(DatabasePath, []);
        File.Move(wal, DatabasePath + "-wal");

        await AssertRefusedAsync("is empty, but the keys");
        Assert.That(new FileInfo(DatabasePath + "-wal").Length, Is.Positive, $"log of {logins} logins");
    }

    // What the README once described as a backup.
    [Test]
    public async Task A_copy_without_the_log_beside_keys_is_refused_and_unchanged()
    {
        await AddLoginsAsync();
        var copy = Copy(DatabasePath);
        await Process.DisposeAsync();
        File.Move(copy, DatabasePath, overwrite: true);
        var before = await File.ReadAllBytesAsync(DatabasePath, Cancellation);

        await AssertRefusedAsync("is empty, but the keys");
        Assert.That(await File.ReadAllBytesAsync(DatabasePath, Cancellation), Is.EqualTo(before));
    }

    [Test]
    public async Task A_log_without_its_database_is_refused_without_keys_too_and_kept()
    {
        await AddLoginsAsync();
        var wal = Copy(DatabasePath + "-wal");
        await Process.DisposeAsync();
        File.Delete(DatabasePath);
        Directory.Delete(KeysDirectory, recursive: true);
        File.Move(wal, DatabasePath + "-wal");

        await AssertRefusedAsync($"but '{DatabasePath}-wal' has data");
        Assert.That(new FileInfo(DatabasePath + "-wal").Length, Is.Positive);
    }

    [Test]
    public async Task CreateNew_begins_with_an_empty_database_and_sets_an_old_log_aside()
    {
        await AddLoginsAsync();
        var wal = Copy(DatabasePath + "-wal");
        await Process.DisposeAsync();
        File.Delete(DatabasePath);
        File.Move(wal, DatabasePath + "-wal");

        await using var created = StartProcess(createNew: true);
        await created.Database.PrepareAsync(Cancellation);

        Assert.That(await created.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.Zero);
        Assert.That(
            Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!, "services86.db-wal.stale-*"),
            Has.Exactly(1).Items);
    }

    [Test]
    public async Task CreateNew_keeps_a_database_that_has_data()
    {
        await AddLoginsAsync();
        await Process.DisposeAsync();

        await using var restarted = StartProcess(createNew: true);
        await restarted.Database.PrepareAsync(Cancellation);

        Assert.That(await restarted.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.Positive);
    }

    // The states in which SIGKILL can leave a first start.
    [Test]
    public async Task A_first_start_that_was_killed_at_any_step_can_be_repeated([Range(0, 3)] int step)
    {
        await Process.DisposeAsync();
        switch (step)
        {
            case 0:
                Directory.Delete(KeysDirectory, recursive: true);
                Remove(DatabasePath);
                break;
            case 1:
                Directory.Delete(KeysDirectory, recursive: true);
                Remove(DatabasePath);
                File.WriteAllBytes(DatabasePath, []);
                break;
            case 2:
                Directory.Delete(KeysDirectory, recursive: true);
                await DeleteDataKeysAsync();
                break;
            default:
                await DeleteDataKeysAsync();
                break;
        }

        await using var repeated = StartProcess();
        await repeated.Database.PrepareAsync(Cancellation);

        Assert.That(repeated.Get<DataKeyRing>().Ids, Is.EqualTo((int[])[1]));
    }

    private async Task DeleteDataKeysAsync()
    {
        await using var connection = Services86.Data.Sqlite.SqliteFile.Open(DatabasePath);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM data_key";
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<int> AddLoginsAsync()
    {
        var owner = await AddAssociateAsync();
        return await Process.Get<ServiceAuthRepository>().InsertAsync(owner, Some.ServiceAuth("kept"), Cancellation);
    }

    private async Task AssertRefusedAsync(string message)
    {
        await using var refused = StartProcess();

        Assert.That(
            () => refused.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseMissingException>()
                .With.Message.Contains(message)
                .And.Message.Contains("--Services86:Database:CreateNew=true")
                .And.Message.Contains("Nothing was changed"));
    }

    private static string Copy(string path)
    {
        File.Copy(path, path + ".copy");
        return path + ".copy";
    }

    private static void Remove(string path)
    {
        foreach (var suffix in SideFiles)
        {
            File.Delete(path + suffix);
        }
    }

    private DataProcess StartProcess(bool createNew) =>
        new(DatabasePath, KeysDirectory, new ManualTimeProvider(Now), createNew);
}
