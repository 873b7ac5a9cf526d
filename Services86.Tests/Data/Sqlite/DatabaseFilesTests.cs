using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Refusals;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Sqlite;

/// <summary>
/// Changes the files of an open database, and compares what was acknowledged with what the next start finds.
/// </summary>
internal sealed class DatabaseFilesTests
{
    private TemporaryDirectory _directory = null!;
    private LogCollector _log = null!;
    private ServiceProvider _services = null!;
    private int _added;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private string DatabasePath => _directory.Combine("services86.db");

    private string LogPath => DatabasePath + "-wal";

    private string IndexPath => DatabasePath + "-shm";

    private AssociateRepository Associates => _services.GetRequiredService<AssociateRepository>();

    [SetUp]
    public async Task OpenDatabase()
    {
        _directory = new TemporaryDirectory();
        _log = new LogCollector();
        _added = 0;
        _services = await OpenAsync();
        await AddAsync(3);
    }

    [TearDown]
    public async Task CloseDatabase()
    {
        await _services.DisposeAsync();
        _log.Dispose();
        _directory.Dispose();
    }

    [TestCase("deleted")]
    [TestCase("renamed")]
    [TestCase("replaced by a copy")]
    [TestCase("replaced by an empty file")]
    public async Task No_save_is_acknowledged_after_the_database_was(string change)
    {
        switch (change)
        {
            case "deleted":
                File.Delete(DatabasePath);
                break;
            case "renamed":
                File.Move(DatabasePath, DatabasePath + ".old");
                break;
            case "replaced by a copy":
                Copy(DatabasePath, DatabasePath + ".new");
                File.Move(DatabasePath + ".new", DatabasePath, overwrite: true);
                break;
            default:
                await File.WriteAllTextAsync(DatabasePath + ".new", "");
                File.Move(DatabasePath + ".new", DatabasePath, overwrite: true);
                break;
        }

        using (Assert.EnterMultipleScope())
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.That(
                    () => AddAsync(1),
                    Throws.TypeOf<DatabaseFileLostException>().With.Message.Contains("was deleted or replaced"));
            }

            Assert.That(_log.Lines.Count(line => line.Contains("FilesLost")), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Saves_are_acknowledged_again_once_the_database_is_back()
    {
        File.Move(DatabasePath, DatabasePath + ".old");
        Assert.That(() => Associates.AddAsync("refused", default, null, Cancellation), Throws.Exception);
        File.Move(DatabasePath + ".old", DatabasePath);

        await AddAsync(3);

        await AssertNextStartFindsAllAsync();
    }

    [Test]
    public async Task No_reader_opens_the_file_that_has_replaced_the_database()
    {
        await using var reader = await OpenReaderAsync();
        Copy(DatabasePath, DatabasePath + ".new");
        File.Move(DatabasePath + ".new", DatabasePath, overwrite: true);

        // More readers than are open.
        Assert.That(OpenReaderAsync, Throws.TypeOf<DatabaseFileLostException>());
    }

    [TestCase(true, false)]
    [TestCase(true, true)]
    [TestCase(false, true)]
    public async Task Nothing_is_lost_when_the_log_is_deleted(bool log, bool index)
    {
        for (var round = 0; round < 3; round++)
        {
            await AddAsync(5);
            await AssertCountAsync();
            if (log)
            {
                File.Delete(LogPath);
            }

            if (index)
            {
                File.Delete(IndexPath);
            }

            // Longer than the pause after which the files are checked before a transaction too.
            await Task.Delay(log ? round * 20 : 20, Cancellation);
            await AddAsync(5);
            await AssertCountAsync();
        }

        Assert.That(_log.Lines.Count(line => line.Contains("LogRecovered")), Is.EqualTo(3));
        await AssertNextStartFindsAllAsync();
    }

    [Test]
    public async Task Nothing_is_lost_when_the_log_is_deleted_while_many_read_and_write()
    {
        using var stop = new CancellationTokenSource();
        var readers = Race.Start(3, async n =>
        {
            while (!stop.IsCancellationRequested)
            {
                var added = Volatile.Read(ref _added);
                Assert.That((await Associates.ListAsync(CancellationToken.None)).Count, Is.AtLeast(added));
            }

            return n;
        });
        var writers = Race.Start(3, async n =>
        {
            for (var i = 0; i < 200; i++)
            {
                await Associates.AddAsync($"user {n} {i}", default, null, CancellationToken.None);
                Interlocked.Increment(ref _added);
            }

            return n;
        });
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(10, Cancellation);
            File.Delete(LogPath);
        }

        await Task.WhenAll(writers);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        await AddAsync(1);

        await AssertNextStartFindsAllAsync();
    }

    [Test]
    public void A_log_that_is_deleted_while_the_first_connection_opens_it_counts_as_deleted()
    {
        var files = new DatabaseFiles(DatabasePath);

        files.Capture(() => File.Delete(LogPath));

        Assert.That(files.Check(out _), Is.EqualTo(DatabaseFilesState.LogDeleted));
    }

    [Test]
    public async Task A_deleted_log_is_copied_within_a_second_also_if_nothing_is_written()
    {
        var recovered = _log.NextAsync("LogRecovered");
        File.Delete(LogPath);
        await recovered;

        await AssertNextStartFindsAllAsync();
        await AddAsync(1);
        await AssertNextStartFindsAllAsync();
    }

    [Test]
    public async Task A_read_recovers_from_a_deleted_log_before_it_opens_a_connection()
    {
        var first = await OpenReaderAsync();
        File.Delete(LogPath);

        var second = Task.Run(OpenReaderAsync, Cancellation);
        Assert.That(() => second.IsCompleted, Is.False.After(100), "the first reader has the deleted log open");
        await first.DisposeAsync();
        await (await second).DisposeAsync();

        await AssertCountAsync();
        Assert.That(_log.Lines.Count(line => line.Contains("LogRecovered")), Is.EqualTo(1));
    }

    [Test]
    public async Task No_save_is_acknowledged_while_another_process_uses_the_deleted_log()
    {
        await using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await other.QuerySingleAsync<int>("SELECT count(*) FROM associate");
            File.Delete(LogPath);

            // This save is in the database itself.
            await AddAsync(1);
            Assert.That(
                () => AddAsync(1),
                Throws.TypeOf<DatabaseFileLostException>().With.Message.Contains("another process still uses it"));
        }

        await AddAsync(1);
        Assert.That(_log.Errors, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(5_000)]
    public async Task No_save_is_acknowledged_after_the_log_was_cut(int bytes)
    {
        await using (var log = new FileStream(LogPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            log.SetLength(bytes);
        }

        await Task.Delay(20, Cancellation);

        Assert.That(() => AddAsync(1), Throws.TypeOf<DatabaseFileLostException>().With.Message.Contains("was cut"));
        Assert.That(() => AddAsync(1), Throws.TypeOf<DatabaseFileLostException>().With.Message.Contains("was cut"));
        Assert.That(_log.Lines.Count(line => line.Contains("FilesLost")), Is.EqualTo(1));
        await AssertNextStartIsSoundAsync();
    }

    [Test]
    public async Task No_save_is_acknowledged_after_the_log_was_replaced()
    {
        File.Copy(LogPath, LogPath + ".old");
        File.Move(LogPath + ".old", LogPath, overwrite: true);

        Assert.That(
            () => AddAsync(1), Throws.TypeOf<DatabaseFileLostException>().With.Message.Contains("took the place"));
    }

    [Test]
    public async Task Another_process_may_trim_the_log()
    {
        await using (var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await other.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.That(new FileInfo(LogPath).Length, Is.Zero);
        await Task.Delay(20, Cancellation);
        await AddAsync(3);

        await AssertNextStartFindsAllAsync();
    }

    private async Task<ServiceProvider> OpenAsync()
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_log))
            .AddServices86Data(new DataOptions
            {
                ConnectionString = $"Data Source={DatabasePath}",
                KeysDirectory = _directory.Combine("keys"),
            })
            .BuildServiceProvider();
        await services.GetRequiredService<Database>().PrepareAsync(Cancellation);
        return services;
    }

    private async Task<IAsyncDisposable> OpenReaderAsync() =>
        await _services.GetRequiredService<IStorage>().OpenReaderAsync(Cancellation);

    private async Task AddAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Associates.AddAsync($"user {_added}", AssociateRole.Employee, null, Cancellation);
            _added++;
        }
    }

    private async Task AssertCountAsync() =>
        Assert.That((await Associates.ListAsync(Cancellation)).Count, Is.EqualTo(_added));

    // A killed process leaves the files as they are.
    private async Task AssertNextStartFindsAllAsync()
    {
        using var next = CopyFiles();
        await using var connection = await OpenCopyAsync(next);

        Assert.That(
            await connection.QuerySingleAsync<int>("SELECT count(*) FROM associate WHERE name LIKE 'user %'"),
            Is.EqualTo(_added));
        Assert.That(await connection.QuerySingleAsync<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    private async Task AssertNextStartIsSoundAsync()
    {
        await _services.DisposeAsync();
        using var next = CopyFiles();
        await using var connection = await OpenCopyAsync(next);

        Assert.That(await connection.QuerySingleAsync<string>("PRAGMA integrity_check"), Is.EqualTo("ok"));
    }

    private TemporaryDirectory CopyFiles()
    {
        var copy = new TemporaryDirectory();
        foreach (var path in new[] { DatabasePath, LogPath }.Where(File.Exists))
        {
            Copy(path, copy.FullName);
        }

        return copy;
    }

    // By another process: this one would lose its locks on a file that it closes.
    private static void Copy(string from, string to)
    {
        using var copying = Process.Start("cp", [from, to]);
        copying.WaitForExit();
    }

    private static async Task<DbConnection> OpenCopyAsync(TemporaryDirectory directory)
    {
        var connection = new SqliteConnection($"Data Source={directory.Combine("services86.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
