using System.Data.Common;
using System.Globalization;
using System.Security.Authentication;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Client;
using Services86Server = Services86.Testing.Services86Server;

namespace Services86.Tests.Host.TestMode;

/// <summary>A reset undoes everything that a test can change.</summary>
internal sealed class ResetTests : TestModeFixture
{
    [Test]
    public async Task A_reset_sets_every_table_back_to_the_start()
    {
        var tables = await ReadTablesAsync();
        await ChangeEveryTableAsync(tables.Keys);
        var changed = await ReadTablesAsync();

        await PostAsync("reset");

        var reset = await ReadTablesAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tables, Has.Count.GreaterThan(10));
            Assert.That(changed.Where(table => table.Value == tables[table.Key]).Select(table => table.Key), Is.Empty);
            Assert.That(reset, Is.EqualTo(tables));
        }
    }

    [Test]
    public async Task A_reset_gives_the_next_record_the_same_id_as_after_the_start()
    {
        var users = await Server.LogInAsync<IUserAgent>();
        var first = await users.SaveServiceAuthAsync(new ServiceAuth());

        await PostAsync("reset");
        users = await Server.LogInAsync<IUserAgent>();
        var next = await users.SaveServiceAuthAsync(new ServiceAuth());

        Assert.That(next!.ServiceAuthId, Is.EqualTo(first!.ServiceAuthId));
    }

    [Test]
    public async Task A_reset_goes_back_to_the_last_baseline()
    {
        await PostAsync("seed", """{ "users": [{ "name": "per" }], "isBaseline": true }""");
        await PostAsync("seed", """{ "users": [{ "name": "kari" }] }""");

        await PostAsync("reset");

        await Server.CreateSessionAsync("per");
        Assert.That(
            async () => await Server.CreateSessionAsync("kari"), Throws.InstanceOf<InvalidCredentialException>());
    }

    [Test]
    public async Task A_reset_ends_tickets_that_are_cached()
    {
        var users = await Server.LogInAsync<IUserAgent>();
        await users.GetCredentialTypesAsync();

        await PostAsync("reset");

        Assert.That(
            async () => await users.GetCredentialTypesAsync(),
            Throws.InstanceOf<RefusedCallException>().With.Property("RequiresLogin").True);
    }

    [Test]
    public async Task A_reset_forgets_failed_logins()
    {
        for (var i = 0; i < 6; i++)
        {
            await TryLogInAsync("wrong");
        }

        var throttled = await TryLogInAsync(Services86Server.DefaultPassword);
        await PostAsync("reset");
        var next = await TryLogInAsync(Services86Server.DefaultPassword);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(throttled, Is.InstanceOf<RefusedCallException>());
            Assert.That(next, Is.Null);
        }
    }

    [Test]
    public async Task A_reset_removes_faults_and_shows_the_real_time()
    {
        await PostAsync("faults", """{ "effect": { "status": { "code": 503 } } }""");
        await PostAsync("clock", """{ "set": "2030-01-01T00:00:00Z", "isStopped": true }""");

        await PostAsync("reset");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Http.GetStringAsync(new Uri("/admin/test/faults", UriKind.Relative)),
                Does.Contain("\"faults\": []"));
            Assert.That(
                Server.Clock.Now, Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
            Assert.That(Server.Clock.IsStopped, Is.False);
        }
    }

    [Test]
    public async Task A_record_with_a_secret_can_be_read_after_a_reset()
    {
        var seeded = await Server.SeedAsync(seed => seed
            .User("per", user => user.ServiceAuth(new ServiceAuth { Password = "Ape-77" }))
            .AsBaseline());

        await PostAsync("reset");

        var users = await Server.LogInAsync<IUserAgent>("per");
        var stored = await users.GetServiceAuthAsync(seeded.ServiceAuthIdsOf("per")[0]);
        Assert.That(stored!.Password, Is.EqualTo("Ape-77"));
    }

    private async Task<Exception?> TryLogInAsync(string password)
    {
        try
        {
            await Server.CreateSessionAsync("admin", password);
            return null;
        }
        catch (Exception exception) when (exception is RefusedCallException or InvalidCredentialException)
        {
            return exception;
        }
    }

    private async Task<DbConnection> OpenAsync() =>
        await Server.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();

    private async Task<SortedDictionary<string, string>> ReadTablesAsync()
    {
        await using var connection = await OpenAsync();
        var names = await connection.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'table'");
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            List<string> rows = [];
            await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM \"{name}\"");
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(value => value is byte[] bytes
                    ? Convert.ToHexString(bytes)
                    : Convert.ToString(value, CultureInfo.InvariantCulture))));
            }

            rows.Sort(StringComparer.Ordinal);
            tables.Add(name, string.Join('\n', rows));
        }

        return tables;
    }

    // A row more in each table, with any values: a table that is added later is changed too.
    private async Task ChangeEveryTableAsync(IEnumerable<string> tables)
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
        foreach (var table in tables)
        {
            var columns = (await connection.QueryAsync<(int Id, string Name, string Type)>(
                $"SELECT cid, name, type FROM pragma_table_info('{table}')")).ToList();
            var values = columns.Select(column => column.Type switch
            {
                "BLOB" => "x'0102'",
                "TEXT" => "'text'",
                _ => "86",
            });
            await connection.ExecuteAsync(
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => column.Name))}) "
                + $"VALUES ({string.Join(", ", values)})");
        }
    }
}
