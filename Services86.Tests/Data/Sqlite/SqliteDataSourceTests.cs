using System.Runtime.Versioning;
using Dapper;
using Microsoft.Data.Sqlite;
using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteDataSourceTests : DatabaseFixture
{
    [TestCase("PRAGMA synchronous", 2)]
    [TestCase("PRAGMA foreign_keys", 1)]
    [TestCase("PRAGMA busy_timeout", 30_000)]
    public async Task Every_connection_is_set_up(string pragma, int expected)
    {
        var dataSource = Process.Get<SqliteDataSource>();
        await using var first = await dataSource.OpenConnectionAsync(Cancellation);
        await using var second = await dataSource.OpenConnectionAsync(Cancellation);

        Assert.That(await first.QuerySingleAsync<int>(pragma), Is.EqualTo(expected));
        Assert.That(await second.QuerySingleAsync<int>(pragma), Is.EqualTo(expected));
    }

    [Test]
    public async Task Connection_that_comes_back_from_the_pool_is_set_up_again()
    {
        await Process.ExecuteAsync("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA busy_timeout = 1");

        Assert.That(await Process.QueryAsync<int>("PRAGMA synchronous"), Is.EqualTo(2));
        Assert.That(await Process.QueryAsync<int>("PRAGMA foreign_keys"), Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<int>("PRAGMA busy_timeout"), Is.EqualTo(30_000));
    }

    [Test]
    public async Task Busy_timeout_is_that_of_the_connection_string()
    {
        await using var dataSource = new SqliteDataSource($"Data Source={DatabasePath};Default Timeout=7");
        await using var connection = await dataSource.OpenConnectionAsync(Cancellation);

        Assert.That(await connection.QuerySingleAsync<int>("PRAGMA busy_timeout"), Is.EqualTo(7_000));
    }

    [Test]
    public async Task Prepared_database_has_a_write_ahead_log() =>
        Assert.That(await Process.QueryAsync<string>("PRAGMA journal_mode"), Is.EqualTo("wal"));

    [Test]
    public async Task Transaction_has_the_write_lock_from_its_start()
    {
        await using var connection = await Process.Get<SqliteDataSource>().OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var other = new SqliteDataSource($"Data Source={DatabasePath};Default Timeout=1");
        await using var waiting = await other.OpenConnectionAsync(Cancellation);

        Assert.That(
            async () => await waiting.BeginTransactionAsync(Cancellation),
            Throws.TypeOf<SqliteException>().With.Property("SqliteErrorCode").EqualTo(5));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Database_files_are_accessible_to_their_owner_only()
    {
        await using var connection = await Process.Get<SqliteDataSource>().OpenConnectionAsync(Cancellation);
        await AddAssociateAsync();

        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            Assert.That(
                File.GetUnixFileMode(DatabasePath + suffix),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite),
                DatabasePath + suffix);
        }
    }

    [Test]
    public async Task Existing_database_is_left_as_it_is()
    {
        await AddAssociateAsync();

        Process.Get<SqliteDataSource>().CreateFileIfMissing();

        Assert.That(await Associates.AnyAsync(Cancellation), Is.True);
    }

    [Test]
    public void Missing_database_is_not_replaced_by_an_empty_one()
    {
        using var dataSource = new SqliteDataSource($"Data Source={DatabasePath}.missing");

        Assert.That(
            async () => await dataSource.OpenConnectionAsync(Cancellation),
            Throws.TypeOf<SqliteException>().With.Property("SqliteErrorCode").EqualTo(14));
        Assert.That($"{DatabasePath}.missing", Does.Not.Exist);
    }

    [Test]
    public void Missing_directory_is_named()
    {
        using var dataSource = new SqliteDataSource($"Data Source={DatabasePath}.missing/services86.db");

        Assert.That(
            dataSource.CreateFileIfMissing,
            Throws.TypeOf<DirectoryNotFoundException>().With.Message.Contains($"'{DatabasePath}.missing'"));
    }

    [TestCase("", "in memory")]
    [TestCase("Data Source=", "in memory")]
    [TestCase("Data Source=:memory:", "in memory")]
    [TestCase("Data Source=services86.db;Mode=Memory;Cache=Shared", "in memory")]
    [TestCase("Data Source=file:services86.db?mode=memory", "plain path")]
    [TestCase("Data Source=|DataDirectory|services86.db", "plain path")]
    [TestCase("Data Source=services86.db;Mode=ReadOnly", "Mode=ReadOnly")]
    [TestCase("Data Source=services86.db;Sauce=hot", "sauce")]
    public void Connection_string_of_anything_but_a_file_to_write_is_refused(string connectionString, string reason) =>
        Assert.That(
            () => new SqliteDataSource(connectionString),
            Throws.ArgumentException.With.Message.Contains(reason).IgnoreCase);

    [Test]
    public async Task Disposed_data_source_leaves_no_connection_open()
    {
        var dataSource = new SqliteDataSource($"Data Source={DatabasePath};Default Timeout=8");
        await (await dataSource.OpenConnectionAsync(Cancellation)).DisposeAsync();
        await Process.DisposeAsync();
        var whileOpen = File.Exists(DatabasePath + "-wal");

        await dataSource.DisposeAsync();

        Assert.That(whileOpen, Is.True);
        Assert.That(DatabasePath + "-wal", Does.Not.Exist);
    }
}
