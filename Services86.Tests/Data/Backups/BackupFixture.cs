using Services86.Data.Backups;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Backups;

/// <summary>A database with a login, and a second place that backups are restored to.</summary>
internal abstract class BackupFixture : DatabaseFixture
{
    private TemporaryDirectory _elsewhere = null!;

    protected string BackupDirectory => _elsewhere.Combine("backup");

    protected string RestoredPath => _elsewhere.Combine("restored.db");

    protected string RestoredKeys => _elsewhere.Combine("restored-keys");

    protected string ManifestPath => Path.Combine(BackupDirectory, "manifest.json");

    protected int OwnerId { get; private set; }

    protected int LoginId { get; private set; }

    [SetUp]
    public async Task AddLogin()
    {
        _elsewhere = new TemporaryDirectory();
        OwnerId = await AddAssociateAsync();
        LoginId = await ServiceAuths.InsertAsync(OwnerId, Some.ServiceAuth("kept"), Cancellation);
    }

    [TearDown]
    public void DeleteElsewhere() => _elsewhere.Dispose();

    protected Task<BackupResult> BackUpAsync() =>
        Process.Get<DatabaseBackup>().WriteAsync(BackupDirectory, Cancellation);

    protected async Task<RestoreResult> RestoreAsync()
    {
        await using var process = StartRestored();
        return await process.Get<DatabaseRestore>().RestoreAsync(BackupDirectory, Cancellation);
    }

    protected DataProcess StartRestored() => new(RestoredPath, RestoredKeys, new ManualTimeProvider(Now));

    /// <summary>Asserts that a restore is refused, and leaves nothing.</summary>
    protected void AssertRestoreRefused(string message)
    {
        Assert.That(RestoreAsync, Throws.InstanceOf<BackupRefusedException>().With.Message.Contains(message));
        Assert.That(RestoredPath, Does.Not.Exist);
        Assert.That(RestoredKeys, Does.Not.Exist);
        Assert.That(
            Directory.GetFiles(Path.GetDirectoryName(RestoredPath)!).Select(Path.GetFileName),
            Is.SubsetOf((string[])[".restored.db.lock"]));
    }
}
