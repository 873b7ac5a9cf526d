using Services86.Data.Checks;
using Services86.Data.Sqlite;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Checks;

internal sealed class DatabaseCheckTests : DatabaseFixture
{
    private int _owner;

    [SetUp]
    public async Task AddRecords()
    {
        _owner = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("secret"), Cancellation);
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("secret"), Cancellation);
        await EMailAccounts.SaveAsync(
            new EMailAccount { EMailAddress = "a@example.com", AssociateId = _owner }, Cancellation);
        await Process.Get<UntrustedCredentialsRepository>().SaveAsync(
            _owner, "type", new UntrustedCredentials { PublicValue = "x", SecretValue = "secret" }, Cancellation);
    }

    [Test]
    public async Task A_sound_database_has_no_problems_and_is_not_changed()
    {
        await Process.DisposeAsync();
        var before = await File.ReadAllBytesAsync(DatabasePath, Cancellation);
        await using (var process = StartProcess())
        {
            var report = await process.Get<DatabaseCheck>().RunAsync(Cancellation);

            Assert.That(report.Problems, Is.Empty);
            Assert.That(report.SecretCount, Is.EqualTo(3));
        }

        Assert.That(await File.ReadAllBytesAsync(DatabasePath, Cancellation), Is.EqualTo(before));
    }

    [TestCase(
        "UPDATE service_auth SET password = x'02' WHERE service_auth_id = 2",
        "service_auth 2: password does not open: it was changed, or copied from another row or owner.")]
    [TestCase(
        "UPDATE untrusted_credentials SET secret = (SELECT password FROM service_auth)",
        "untrusted_credentials 1: secret does not open: it was changed, or copied from another row or owner.")]
    [TestCase(
        "UPDATE associate SET name_key = 'OTHER' WHERE associate_id = 1",
        "associate 1: name_key is not the key of the name, which is not found by it.")]
    [TestCase(
        "UPDATE email_account SET address_key = 'OTHER'",
        "email_account 1: address_key is not the key of the address, which is not found by it.")]
    [TestCase(
        "INSERT INTO application (name, name_key, token_hash, agents, registered) "
            + "VALUES ('Ärger', 'ärger', zeroblob(32), 'User', 0)",
        "application 1: name_key is not the key of the name, which is not found by it.")]
    [TestCase(
        "INSERT INTO credential VALUES (1, 'ActiveDirectory', 'S-1-5-21-1', '', 'OTHER')",
        "credential 1: value_key is not the key of the value, which is not found by it.")]
    [TestCase(
        "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'service_auth'",
        "service_auth 2: is above the sequence of ids, which is at 1: ids would be used again.")]
    [TestCase(
        "DELETE FROM sqlite_sequence WHERE name = 'associate'",
        "associate 1: is above the sequence of ids, which is at 0: ids would be used again.")]
    [TestCase(
        "PRAGMA foreign_keys = OFF; UPDATE email_account SET incoming_auth = 77; PRAGMA foreign_keys = ON",
        "email_account 1: refers to a row of service_auth that does not exist.")]
    [TestCase(
        "PRAGMA foreign_keys = OFF; INSERT INTO ticket VALUES (zeroblob(32), 78, 0, 0, NULL); "
            + "PRAGMA foreign_keys = ON",
        "ticket: refers to associate 78, which does not exist.")]
    [TestCase(
        "PRAGMA ignore_check_constraints = ON; UPDATE associate SET retired = 5; "
            + "PRAGMA ignore_check_constraints = OFF",
        "associate: CHECK constraint failed in associate")]
    public async Task A_problem_is_one_line_with_its_place_and_no_value(string damage, string problem)
    {
        await Process.ExecuteAsync(damage);

        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(report.Problems.Select(found => found.ToString()), Is.EqualTo((string[])[problem]));
    }

    [Test]
    public async Task A_database_of_an_older_program_is_not_checked_and_not_upgraded()
    {
        await Process.ExecuteAsync("DELETE FROM schema_version WHERE version > 5");

        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(
            report.Problems.Select(problem => problem.ToString()),
            Has.Exactly(1).Items.And.Some.StartsWith("schema_version 5: the database is older than this program"));
        Assert.That(await Process.QueryAsync<int>("SELECT MAX(version) FROM schema_version"), Is.EqualTo(5));
    }

    [Test]
    public async Task Keys_that_do_not_open_are_one_problem()
    {
        Directory.Delete(KeysDirectory, recursive: true);

        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(
            report.Problems.Select(problem => problem.ToString()),
            Has.Exactly(1).Items.And.Some.StartsWith("data_key 1: Data key 1 of the database does not open"));
    }

    [Test]
    public async Task A_damaged_page_names_its_table_and_the_other_checks_go_on()
    {
        for (var n = 0; n < 100; n++)
        {
            await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(new string('x', 500)), Cancellation);
        }

        await Process.ExecuteAsync("UPDATE associate SET name_key = 'OTHER'");
        await Process.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await Process.DisposeAsync();
        DatabaseDamage.OverwritePageOf(DatabasePath, "service_auth");
        await using var process = StartProcess();

        var report = await process.Get<DatabaseCheck>().RunAsync(Cancellation);

        var lines = report.Problems.Select(problem => problem.ToString()).ToArray();
        Assert.That(lines, Has.Some.Matches("^service_auth: Tree [0-9]+ page [0-9]+"));
        Assert.That(lines, Has.Some.StartsWith("service_auth: cannot be read as a whole."));
        Assert.That(lines, Has.Some.StartsWith("associate 1: name_key"));
        Assert.That(lines, Has.None.Contains("\n"));
    }

    [Test]
    public async Task Every_table_with_a_sequence_is_checked()
    {
        var tables = await Process.QueryAsync<string>(
            "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'");
        var sql = SqliteDialect.Instance.Sequences;

        Assert.That(tables.Split(','), Has.All.Matches<string>(
            table => sql.Contains($"SELECT '{table}'", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Every_column_of_keys_is_checked()
    {
        var columns = await Process.QueryAsync<string>(
            """
            SELECT group_concat(m.name || '.' || c.name)
            FROM sqlite_schema m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.name LIKE '%\_key' ESCAPE '\' AND c.type = 'TEXT'
            """);

        Assert.That(
            columns.Split(','),
            Is.EquivalentTo((string[])
            [
                "associate.name_key", "application.name_key", "email_account.address_key", "credential.value_key",
            ]));
    }
}
