using System.Diagnostics;
using Services86.Data.Associates;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>Kills a backup and a restore at many points, and repeats them.</summary>
internal sealed class KilledBackupTests : HostProcessFixture
{
    private const int Rows = 3_000;
    private const int Rounds = 8;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private string DatabasePath => WorkingDirectory.Combine("services86.db");

    private string KeysDirectory => WorkingDirectory.Combine("services86-keys");

    [SetUp]
    public async Task FillDatabase()
    {
        await using var process = new DataProcess(DatabasePath, KeysDirectory, TimeProvider.System);
        await process.Database.PrepareAsync(CancellationToken.None);
        var owner = await process.Get<AssociateRepository>()
            .AddAsync("anna", AssociateRole.Employee, passwordHash: null, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Rows).Select(_ => process.Get<ServiceAuthRepository>()
            .InsertAsync(owner, Some.ServiceAuth(new string('x', 10_000)), CancellationToken.None)));
    }

    [Test]
    public async Task A_killed_backup_is_whole_or_none_and_the_database_is_unharmed()
    {
        var complete = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"backup-{round}";
            var backup = WorkingDirectory.Combine(name);
            await RunAndKillAsync(() => Directory.Exists(backup), 15 * round, "backup", name);

            using var elsewhere = new TemporaryDirectory();
            var restore = await HostProcess.RunAsync(elsewhere, input: null, "restore", backup);
            if (restore.ExitCode == 0)
            {
                complete++;
                await AssertCompleteAsync(elsewhere.Combine("services86.db"), elsewhere.Combine("services86-keys"));
            }
            else
            {
                Assert.That(Path.Combine(backup, "manifest.json"), Does.Not.Exist, restore.Error);
                Assert.That(elsewhere.Combine("services86.db"), Does.Not.Exist);
            }
        }

        TestContext.Out.WriteLine($"{complete} of {Rounds} backups were complete");
        Assert.That(complete, Is.LessThan(Rounds), "no backup was killed in time");
        await AssertCompleteAsync(DatabasePath, KeysDirectory);
    }

    [Test]
    public async Task A_killed_restore_leaves_a_whole_database_or_none_and_can_be_repeated()
    {
        Assert.That((await RunAsync("backup", "saved")).ExitCode, Is.Zero);
        var complete = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var elsewhere = new TemporaryDirectory();
            var restored = elsewhere.Combine("services86.db");
            var keys = elsewhere.Combine("services86-keys");
            var database = $"--Services86:Database:ConnectionString=Data Source={restored}";
            await RunAndKillAsync(
                () => File.Exists(restored + ".restore.partial"), 10 * round, "restore", "saved", database);

            if (File.Exists(restored))
            {
                complete++;
            }
            else
            {
                // A start in between must not begin with an empty database.
                var start = await RunAsync("user", "add", "bert", database);
                Assert.That(start.ExitCode, Is.EqualTo(1), start.Output);
                var repeated = await RunAsync("restore", "saved", database);
                Assert.That(repeated.ExitCode, Is.Zero, repeated.Error);
            }

            await AssertCompleteAsync(restored, keys);
            Assert.That(restored + ".restore.partial", Does.Not.Exist);
        }

        TestContext.Out.WriteLine($"{complete} of {Rounds} restores were complete");
        Assert.That(complete, Is.LessThan(Rounds), "no restore was killed in time");
    }

    /// <summary>Kills a command some milliseconds after a condition became true.</summary>
    private async Task RunAndKillAsync(Func<bool> condition, int milliseconds, params string[] args)
    {
        using var process = HostProcess.Start(WorkingDirectory, args);
        var watch = Stopwatch.StartNew();
        while (!condition() && watch.Elapsed < Timeout)
        {
            await Task.Yield();
        }

        Assert.That(watch.Elapsed, Is.LessThan(Timeout), process.Output);
        await Task.Delay(milliseconds);
        await process.KillAsync();
    }

    private static async Task AssertCompleteAsync(string databasePath, string keysDirectory)
    {
        await using var process = new DataProcess(databasePath, keysDirectory, TimeProvider.System);
        await process.Database.PrepareAsync(CancellationToken.None);

        var report = await process.Get<Services86.Data.Checks.DatabaseCheck>().RunAsync(CancellationToken.None);
        Assert.That(report.Problems, Is.Empty);
        Assert.That(report.SecretCount, Is.EqualTo(Rows));
    }
}
