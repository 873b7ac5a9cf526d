using Npgsql;
using Services86.Data;
using Services86.Data.PostgreSql;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

internal sealed class PostgreSqlSchemaTests : PostgreSqlFixture
{
    private static readonly Migration First = new(1, "0001_first", "CREATE TABLE first (id INTEGER)");
    private static readonly Migration Second = new(2, "0002_second", "CREATE TABLE second (id INTEGER)");
    private static readonly Migration Broken = new(
        2, "0002_broken", "CREATE TABLE second (id INTEGER); INSERT INTO missing VALUES (1)");

    [Test]
    public void Each_migration_has_a_file_for_each_engine() => Assert.That(
        Migration.ReadEmbedded(PostgreSqlDialect.Instance.MigrationSuffix).Select(migration => migration.Name),
        Is.EqualTo(Migration.ReadEmbedded(SqliteDialect.Instance.MigrationSuffix).Select(migration => migration.Name)));

    [Test]
    public async Task The_tables_have_the_columns_of_those_of_SQLite()
    {
        using var directory = new TemporaryDirectory();
        await using var sqlite = new DataProcess(
            directory.Combine("services86.db"), directory.Combine("keys"), TimeProvider.System);
        await sqlite.Database.PrepareAsync(Cancellation);

        var expected = await sqlite.QueryAsync<string>(
            """
            SELECT string_agg(m.name || '.' || c.name, ' ')
            FROM sqlite_schema m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
            """);
        var found = await Process.QueryAsync<string>(
            """
            SELECT string_agg(table_name || '.' || column_name, ' ')
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'server_epoch'
            """);

        Assert.That(found.Split(' '), Is.EquivalentTo(expected.Split(' ')));
    }

    [Test]
    public async Task Text_is_compared_by_its_bytes() => Assert.That(
        await Process.QueryAsync<string?>(
            """
            SELECT string_agg(table_name || '.' || column_name, ' ')
            FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
                AND table_name <> 'schema_version'
            """),
        Is.Null);

    [Test]
    public async Task Concurrent_hosts_apply_each_migration_once()
    {
        var migrations = Enumerable.Range(1, 20)
            .Select(n => new Migration(n, $"{n:0000}", $"CREATE TABLE t{n} (id INTEGER)"))
            .ToArray();
        await using var database = await PostgreSqlDatabase.CreateEmptyAsync();

        var versions = await Task.WhenAll(Race.Start(10, _ => MigrateAsync(database, migrations)));

        Assert.That(versions, Is.All.EqualTo(20));
    }

    [Test]
    public async Task Failing_migration_is_rolled_back_as_a_whole()
    {
        await using var database = await PostgreSqlDatabase.CreateEmptyAsync();
        await MigrateAsync(database, First);

        Assert.That(
            () => MigrateAsync(database, First, Broken),
            Throws.TypeOf<SchemaMigrationException>().With.Property("CurrentVersion").EqualTo(1));
        Assert.That(await MigrateAsync(database, First, Second), Is.EqualTo(2));
    }

    [Test]
    public async Task Newer_database_is_refused()
    {
        await Process.ExecuteAsync("INSERT INTO schema_version (version, name, applied) VALUES (9999, 'newer', 0)");
        await using var older = StartProcess();

        Assert.That(() => older.Database.PrepareAsync(Cancellation), Throws.TypeOf<DatabaseTooNewException>());
    }

    [Test]
    public async Task Empty_database_beside_keys_is_refused_unless_a_new_one_is_wanted()
    {
        await using var database = await PostgreSqlDatabase.CreateEmptyAsync();
        await using var mistaken = StartOn(database.ConnectionString, createNew: false);
        await using var intended = StartOn(database.ConnectionString, createNew: true);

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseMissingException>().With.Message.Contains($"'{KeysDirectory}'"));
        await intended.Database.PrepareAsync(Cancellation);
        Assert.That(intended.Database.SchemaVersion, Is.EqualTo(Process.Database.SchemaVersion));
    }

    [Test]
    public async Task Missing_database_is_refused_with_what_to_do()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "services86_missing" };
        await using var process = StartOn(settings.ConnectionString, createNew: false);

        Assert.That(
            () => process.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseUnusableException>().With.Message.Contains("does not exist. Create it"));
    }

    [Test]
    public void Database_tells_what_it_is()
    {
        Assert.That(Process.Database.EngineName, Is.EqualTo("PostgreSQL"));
        Assert.That(Process.Database.EngineVersion, Does.Match(@"^\d+\.\d+"));
        Assert.That(Process.Database.Name, Does.StartWith("services86_test_"));
    }

    private DataProcess StartOn(string connectionString, bool createNew) => new(
        DatabaseProvider.PostgreSql, connectionString, KeysDirectory, TimeProvider.System, createNew);

    private static async Task<int> MigrateAsync(PostgreSqlDatabase database, params Migration[] migrations)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        return await new SchemaMigrator(migrations, PostgreSqlDialect.Instance, TimeProvider.System)
            .MigrateAsync(connection, Cancellation);
    }
}
