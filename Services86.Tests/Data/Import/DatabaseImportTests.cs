using System.Data.Common;
using Dapper;
using Services86.Data.Checks;
using Services86.Data.Import;
using Services86.Data.Refusals;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Import;

internal sealed class DatabaseImportTests : ImportFixture
{
    [Test]
    public void Every_table_is_imported_behind_those_that_it_refers_to()
    {
        var tables = Source.QueryAsync<string>(
            """
            SELECT string_agg(name, ' ') FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_version'
            """).GetAwaiter().GetResult().Split(' ');
        var references = Source.QueryAsync<string>(
            """
            SELECT string_agg(m.name || ' ' || f."table", ',')
            FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table'
            """).GetAwaiter().GetResult().Split(',').Select(pair => pair.Split(' '));

        var names = ImportTable.Names.ToList();
        Assert.That(names, Is.EquivalentTo(tables));
        Assert.That(
            references.Where(pair => names.IndexOf(pair[0]) < names.IndexOf(pair[1])), Is.Empty);
    }

    [Test]
    public async Task All_rows_are_imported_as_they_are()
    {
        var result = await ImportAsync();

        foreach (var name in ImportTable.Names)
        {
            var expected = await RowsAsync(Source, name);
            var imported = (await RowsAsync(Target, name))
                .Where(row => !row.Contains("action='Imported'", StringComparison.Ordinal));
            Assert.That(imported, Is.EquivalentTo(expected), name);
            Assert.That(expected, Is.Not.Empty, name);
            Assert.That(result.Rows, Has.Member(KeyValuePair.Create(name, (long)expected.Count)));
        }

        Assert.That((result.OpenedSecrets, result.UnreadableSecrets), Is.EqualTo((3, 0)));
        Assert.That(result.KeysDirectory, Is.EqualTo(KeysDirectory));
    }

    [Test]
    public async Task A_server_opens_the_secrets_and_gives_no_id_again()
    {
        await ImportAsync();
        await Target.Database.PrepareAsync(Cancellation);

        var stored = await Target.Get<ServiceAuthRepository>().GetAsync(LoginId, Cancellation);
        var added = await Target.Get<ServiceAuthRepository>()
            .InsertAsync(OwnerId, Some.ServiceAuth("new"), Cancellation);
        var report = await Target.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo(Password));
        Assert.That(added, Is.GreaterThan(DeletedLoginId));
        Assert.That(report.Problems, Is.Empty);
        Assert.That(report.SecretCount, Is.EqualTo(4));
    }

    [Test]
    public async Task The_greatest_possible_id_is_the_last_one()
    {
        await Source.ExecuteAsync("UPDATE sqlite_sequence SET seq = 2147483647 WHERE name = 'service_auth'");
        await ImportAsync();
        await Target.Database.PrepareAsync(Cancellation);

        Assert.That(
            () => Target.Get<ServiceAuthRepository>().InsertAsync(OwnerId, Some.ServiceAuth("new"), Cancellation),
            Throws.TypeOf<OverflowException>());
    }

    [TestCase(
        "UPDATE service_auth SET username = 'a' || char(0) || 'b' WHERE service_auth_id = 1",
        "service_auth.username of row 1 has the character U+0000")]
    [TestCase("UPDATE untrusted_credentials SET comment = char(0)", "untrusted_credentials.comment of row 1")]
    [TestCase("UPDATE credential SET display_value = 'x' || char(0)", "credential.display_value of row 1")]
    [TestCase(
        "UPDATE login_failure SET failures = 3000000000", "login_failure.failures has a number that is too large")]
    [TestCase(
        "UPDATE untrusted_credentials SET public_value = printf('%.2600c', 'x')",
        "untrusted_credentials.public_value of row 1 has more than 2500 bytes")]
    public async Task What_PostgreSql_cannot_store_is_refused_with_its_place(string change, string message)
    {
        await Source.ExecuteAsync(change);

        await AssertRefusedAsync(message);
    }

    [Test]
    public async Task A_row_that_violates_a_rule_of_PostgreSql_leaves_nothing_behind()
    {
        await Source.ExecuteAsync(
            """
            PRAGMA foreign_keys = OFF;
            INSERT INTO email_account (associate_id, email_address, address_key) VALUES (4711, 'x', 'X')
            """);

        await AssertRefusedAsync("The rows of email_account cannot be stored in PostgreSQL.");
        await Source.ExecuteAsync("DELETE FROM email_account WHERE associate_id = 4711");
        await ImportAsync();
    }

    [Test]
    public async Task A_target_with_rows_is_refused_with_the_names_of_the_tables()
    {
        await using var used = new DataProcess(TargetOptions(OtherKeys), TimeProvider.System);
        await used.Database.PrepareAsync(Cancellation);

        Assert.That(
            ImportAsync,
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains("has rows in data_key, and a database"));
        Assert.That(await used.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.Zero);
    }

    [Test]
    public async Task Other_keys_than_those_of_the_source_are_refused()
    {
        await using var mistaken = new DataProcess(TargetOptions(OtherKeys), TimeProvider.System);

        Assert.That(
            () => mistaken.Get<DatabaseImport>().RunAsync(SourceConnectionString, progress: null, Cancellation),
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains($"'{OtherKeys}'")
                .And.Message.Contains("set Services86:Keys:Directory"));
        Assert.That(OtherKeys, Does.Not.Exist);
    }

    [TestCase("DELETE FROM schema_version WHERE version >= 8", "has schema version 7, and 10 is needed: start this")]
    [TestCase("INSERT INTO schema_version (version, name, applied) VALUES (9999, 'newer', 0)", "9999")]
    [TestCase(
        "INSERT INTO schema_version (version, name, applied, compatible_from) VALUES (9999, 'newer', 0, 1)",
        "import it with the newer program")]
    public async Task A_source_of_another_version_is_refused(string change, string message)
    {
        await Source.ExecuteAsync(change);

        Assert.That(ImportAsync, Throws.InstanceOf<DataRefusedException>()
            .With.Message.Contains(message));
    }

    [Test]
    public void A_source_that_is_missing_is_refused() => Assert.That(
        () => Target.Get<DatabaseImport>().RunAsync("Data Source=missing.db", progress: null, Cancellation),
        Throws.TypeOf<ImportRefusedException>().With.Message.StartsWith("There is no database '"));

    [Test]
    public async Task A_source_that_is_no_database_is_refused()
    {
        var path = Path.Combine(KeysDirectory, "..", "text.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), Cancellation);

        Assert.That(
            () => Target.Get<DatabaseImport>().RunAsync($"Data Source={path}", progress: null, Cancellation),
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains("cannot be read: 'check' shows"));
    }

    [Test]
    public void A_target_of_SQLite_is_refused() => Assert.That(
        () => Source.Get<DatabaseImport>(),
        Throws.TypeOf<ImportRefusedException>()
            .With.Message.Contains("Set Services86:Database:Provider=PostgreSql"));

    [Test]
    public async Task Secrets_that_are_damaged_in_the_source_are_counted_and_imported()
    {
        await Source.ExecuteAsync("UPDATE untrusted_credentials SET secret = x'020000000900'");

        var result = await ImportAsync();

        Assert.That((result.OpenedSecrets, result.UnreadableSecrets), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task A_source_that_a_server_writes_to_is_imported_in_one_state()
    {
        var storage = Source.Get<IStorage>();
        var progress = new Acting(() => storage.ExecuteAsync(
            "UPDATE login_failure SET failures = failures + 1", new { }, Cancellation).GetAwaiter().GetResult());

        await Target.Get<DatabaseImport>().RunAsync(SourceConnectionString, progress, Cancellation);

        Assert.That(await Target.QueryAsync<int>("SELECT failures FROM login_failure"), Is.EqualTo(3));
        Assert.That(
            await Source.QueryAsync<int>("SELECT failures FROM login_failure"),
            Is.EqualTo(3 + ImportTable.Names.Count));
    }

    private async Task AssertRefusedAsync(string message)
    {
        Assert.That(
            ImportAsync,
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains(message)
                .And.Message.EndsWith("Nothing was imported."));
        foreach (var name in ImportTable.Names)
        {
            Assert.That(await Target.QueryAsync<int>($"SELECT COUNT(*) FROM {name}"), Is.Zero, name);
        }
    }

    // Of each row all values, with the names of their columns.
    private static async Task<List<string>> RowsAsync(DataProcess process, string table)
    {
        await using var connection = await process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        var rows = await connection.QueryAsync($"SELECT * FROM {table}");
        return
        [
            .. rows.Select(row => string.Join(
                '|',
                ((IDictionary<string, object?>)row).OrderBy(value => value.Key, StringComparer.Ordinal)
                    .Select(value => $"{value.Key}={TextOf(value.Value)}"))),
        ];
    }

    private static string TextOf(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => $"'{value}'",
    };

    private sealed class Acting(Action action) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => action();
    }
}
