using Services86.Data.PostgreSql;
using Services86.Data.Schema;
using Services86.Data.ServiceAuths;
using Services86.Data.Sqlite;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Schema;

/// <summary>Hosts of two versions that run side by side, while one after the other is upgraded.</summary>
internal sealed class UpgradeTests(TestEngine engine) : EngineFixture(engine)
{
    private IReadOnlyList<Migration> Known => Migration.ReadEmbedded(
        IsPostgreSql ? PostgreSqlDialect.Instance.MigrationSuffix : SqliteDialect.Instance.MigrationSuffix);

    [Test]
    public async Task A_program_works_with_the_schema_of_a_newer_one_that_is_compatible()
    {
        var owner = await AddAssociateAsync();
        await UpgradeAsync($"-- Compatible with programs from version {Known.Count}.");

        await AssertWorksAsync(Process, owner);
        await using var restarted = StartProcess();
        await restarted.Database.PrepareAsync(Cancellation);

        await AssertWorksAsync(restarted, owner);
        Assert.That(restarted.Database.SchemaVersion, Is.EqualTo(Known.Count + 1));
    }

    [TestCase("")]
    [TestCase("-- Compatible with programs from version 9000.")]
    public async Task A_program_refuses_the_schema_of_a_newer_one_that_is_not_compatible(string firstLine)
    {
        await UpgradeAsync(firstLine);

        await using var restarted = StartProcess();

        Assert.That(
            () => restarted.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DatabaseTooNewException>().With.Property("FoundVersion").EqualTo(Known.Count + 1));
    }

    [Test]
    public async Task A_host_of_the_former_version_works_after_another_host_has_upgraded_the_schema()
    {
        await using var database = IsPostgreSql ? await PostgreSqlDatabase.CreateEmptyAsync() : null;
        var connectionString = database?.ConnectionString ?? $"Data Source={DatabasePath}.former";
        await using var former = Start(Known.Take(Known.Count - 1));
        await former.Database.PrepareAsync(Cancellation);

        // Not by a repository, which writes to the audit: the former version has none.
        await former.ExecuteAsync(
            """
            INSERT INTO associate (name, name_key, role, rank, tooltip, retired, registered)
            VALUES ('anna', 'ANNA', 0, 0, '', 0, 0)
            """);
        var owner = await former.QueryAsync<int>("SELECT associate_id FROM associate");

        await using var upgraded = Start(Known);
        await upgraded.Database.PrepareAsync(Cancellation);

        Assert.That(former.Database.SchemaVersion, Is.EqualTo(Known.Count - 1));
        Assert.That(upgraded.Database.SchemaVersion, Is.EqualTo(Known.Count));
        await AssertWorksAsync(former, owner);
        await AssertWorksAsync(upgraded, owner);

        DataProcess Start(IEnumerable<Migration> migrations) => new(
            Provider,
            connectionString,
            KeysDirectory + ".former",
            new ManualTimeProvider(Now),
            migrations: [.. migrations]);
    }

    // The rows of a dropped table are deleted in SQLite, and rows that refer to them with ON DELETE CASCADE too. A
    // migration that rebuilds a table has to copy both.
    [Test]
    public void No_migration_drops_a_table() => Assert.That(
        Known.Where(migration => migration.Sql.Contains("DROP TABLE", StringComparison.OrdinalIgnoreCase)), Is.Empty);

    private async Task UpgradeAsync(string firstLine)
    {
        var number = IsPostgreSql ? "BIGINT" : "INTEGER";
        var next = new Migration(
            Known.Count + 1,
            "newer",
            firstLine + $"\nALTER TABLE service_auth ADD COLUMN newer {number} NULL; CREATE TABLE newer (id {number})");
        await using var newer = new DataProcess(
            Provider, ConnectionString, KeysDirectory, new ManualTimeProvider(Now), migrations: [.. Known, next]);
        await newer.Database.PrepareAsync(Cancellation);
    }

    private static async Task AssertWorksAsync(DataProcess process, int owner)
    {
        var repository = process.Get<ServiceAuthRepository>();
        var id = await repository.InsertAsync(owner, Some.ServiceAuth("secret"), Cancellation);
        Assert.That((await repository.GetAsync(id, Cancellation))?.ServiceAuth.Password, Is.EqualTo("secret"));

        var ticket = Some.Hash();
        var tickets = process.Get<TicketRepository>();
        await tickets.AddAsync(ticket, owner, Now.AddHours(6), Cancellation);
        Assert.That(await tickets.RevokeAsync(ticket, Cancellation), Is.True);
    }
}
