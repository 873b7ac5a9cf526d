using Dapper;
using Services86.Data.Schema;
using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Schema;

internal sealed class SchemaMigratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Migration First = new(1, "0001_first", "CREATE TABLE first (id INTEGER) STRICT");
    private static readonly Migration Second = new(2, "0002_second", "CREATE TABLE second (id INTEGER) STRICT");
    private static readonly Migration Broken = new(
        2, "0002_broken", "CREATE TABLE second (id INTEGER) STRICT; INSERT INTO missing VALUES (1)");

    private TemporaryDirectory _directory = null!;
    private SqliteDataSource _dataSource = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public void CreateDatabase()
    {
        _directory = new TemporaryDirectory();
        _dataSource = new SqliteDataSource($"Data Source={_directory.Combine("services86.db")}");
        _dataSource.CreateFileIfMissing();
    }

    [TearDown]
    public async Task DeleteDatabase()
    {
        await _dataSource.DisposeAsync();
        _directory.Dispose();
    }

    [Test]
    public async Task New_database_gets_every_migration()
    {
        var version = await MigrateAsync(First, Second);

        Assert.That(version, Is.EqualTo(2));
        Assert.That(
            await TablesAsync(), Is.EquivalentTo(["first", "second", "schema_version"]));
    }

    [Test]
    public async Task Migrations_are_recorded_with_version_name_and_time()
    {
        await MigrateAsync(First, Second);

        await using var connection = await _dataSource.OpenConnectionAsync(Cancellation);
        var rows = await connection.QueryAsync<(long, string, long)>(
            "SELECT version, name, applied FROM schema_version ORDER BY version");
        Assert.That(rows, Is.EqualTo(
        [
            (1L, "0001_first", Now.ToUnixTimeMilliseconds()),
            (2L, "0002_second", Now.ToUnixTimeMilliseconds()),
        ]));
    }

    [Test]
    public async Task Migrating_twice_changes_nothing()
    {
        await MigrateAsync(First);

        var version = await MigrateAsync(First);

        Assert.That(version, Is.EqualTo(1));
    }

    [Test]
    public async Task Older_database_gets_the_missing_migrations()
    {
        await MigrateAsync(First);

        var version = await MigrateAsync(First, Second);

        Assert.That(version, Is.EqualTo(2));
        Assert.That(await TablesAsync(), Does.Contain("second"));
    }

    [Test]
    public async Task Concurrent_migrations_apply_each_step_once()
    {
        var migrations = Enumerable.Range(1, 20)
            .Select(n => new Migration(n, $"{n:0000}", $"CREATE TABLE t{n} (id INTEGER) STRICT"))
            .ToArray();

        var versions = await Task.WhenAll(Race.Start(4, _ => MigrateAsync(migrations)));

        Assert.That(versions, Is.All.EqualTo(20));
        Assert.That(await TablesAsync(), Has.Exactly(21).Items);
    }

    [Test]
    public async Task Newer_database_is_refused_and_left_as_it_is()
    {
        await MigrateAsync(First, Second);

        Assert.That(
            () => MigrateAsync(First),
            Throws.TypeOf<DatabaseTooNewException>().With.Message.EqualTo(
                "The database has schema version 2, and the newest that this program knows is 1. Run the newer " +
                "program that upgraded it, or restore an older backup. Nothing was changed."));
        Assert.That(await ReadVersionAsync(First, Second), Is.EqualTo(2));
    }

    [Test]
    public async Task Failing_migration_is_rolled_back_as_a_whole()
    {
        await MigrateAsync(First);

        Assert.That(
            () => MigrateAsync(First, Broken),
            Throws.TypeOf<SchemaMigrationException>()
                .With.Property("CurrentVersion").EqualTo(1)
                .And.Message.Contains("0002_broken").And.Message.Contains("no such table: missing"));
        Assert.That(await TablesAsync(), Is.EquivalentTo(["first", "schema_version"]));
        Assert.That(await ReadVersionAsync(First, Second), Is.EqualTo(1));
    }

    [Test]
    public async Task Failing_first_migration_leaves_a_new_database_empty()
    {
        Assert.That(() => MigrateAsync(Broken), Throws.TypeOf<SchemaMigrationException>());
        Assert.That(await TablesAsync(), Is.Empty);
    }

    [Test]
    public async Task Corrected_migration_is_applied_after_a_failing_one()
    {
        Assert.That(() => MigrateAsync(First, Broken), Throws.TypeOf<SchemaMigrationException>());

        var version = await MigrateAsync(First, Second);

        Assert.That(version, Is.EqualTo(2));
    }

    [Test]
    public async Task New_database_has_version_0() => Assert.That(await ReadVersionAsync(First), Is.Zero);

    [Test]
    public void Embedded_migrations_are_numbered_from_1()
    {
        var migrations = Migration.ReadEmbedded(".sqlite.sql");

        Assert.That(migrations, Is.Not.Empty);
        Assert.That(migrations[0].Name, Is.EqualTo("0001_associates_tickets_service_auths"));
        Assert.That(
            migrations.Select(migration => migration.Version), Is.EqualTo(Enumerable.Range(1, migrations.Count)));
    }

    private async Task<int> MigrateAsync(params Migration[] migrations)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(Cancellation);
        return await Migrator(migrations).MigrateAsync(connection, Cancellation);
    }

    private async Task<int> ReadVersionAsync(params Migration[] migrations)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(Cancellation);
        return await Migrator(migrations).ReadVersionAsync(connection, transaction: null, Cancellation);
    }

    private async Task<IEnumerable<string>> TablesAsync()
    {
        await using var connection = await _dataSource.OpenConnectionAsync(Cancellation);
        return await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table'");
    }

    private static SchemaMigrator Migrator(Migration[] migrations) =>
        new(migrations, SqliteDialect.Instance, new ManualTimeProvider(Now));
}
