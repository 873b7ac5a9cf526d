using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Health;

internal sealed class HealthTests
{
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/Health/Ready/")]
    public async Task A_healthy_server_answers_GET_and_HEAD_without_a_login(string path)
    {
        await using var server = await Services86Server.StartAsync();

        using var get = await server.Http.GetAsync(path);
        using var head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        var content = await get.Content.ReadAsByteArrayAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(get.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(get.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(get.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(head.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(content.Length));
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }

    [TestCase("/health/ready", 405)]
    [TestCase("/health/live", 405)]
    [TestCase("/health", 404)]
    [TestCase("/health/nothing", 404)]
    [TestCase("/healthy/ready", 404)]
    public async Task Other_methods_and_addresses_are_refused(string path, int status)
    {
        await using var server = await Services86Server.StartAsync();

        using var response = await server.Http.PostAsync(path, new ByteArrayContent(new byte[2_000_000]));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [TestCase(DatabaseProvider.Sqlite, "database, schema, keys, disk")]
    [TestCase(DatabaseProvider.PostgreSql, "database, schema, keys")]
    public async Task A_ready_server_lists_its_checks(DatabaseProvider provider, string checks)
    {
        await using var server = await Services86Server.StartAsync(provider);

        var answer = await HealthRequests.GetReadyAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(string.Join(", ", answer.Checks.Keys), Is.EqualTo(checks));
        }
    }

    [Test]
    public async Task A_server_whose_keys_are_lost_is_not_ready_and_names_no_path()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await Services86Server.StartInAsync(directory);
        var before = await HealthRequests.GetReadyAsync(server);
        var keys = directory.Combine("services86-keys");
        Directory.Move(keys, keys + "-elsewhere");

        var lost = await HealthRequests.GetReadyAsync(server);
        Directory.Move(keys + "-elsewhere", keys);
        var restored = await HealthRequests.GetReadyAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK), before.Text);
            Assert.That(lost.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(lost.Checks["keys"], Does.StartWith("Unhealthy").And.Contain("restore the keys"));
            Assert.That(lost.Text, Does.Not.Contain(directory.FullName));
            Assert.That(restored.Status, Is.EqualTo(HttpStatusCode.OK), restored.Text);
            Assert.That(server.Log.Warnings, Has.Exactly(1).Contains("HealthLost").And.Contains("keys: "));
            Assert.That(server.Log.Lines, Has.Exactly(1).Contains("HealthRestored"));
        }
    }

    [Test]
    public async Task A_server_whose_keys_do_not_open_is_not_ready()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await Services86Server.StartInAsync(directory);
        foreach (var key in Directory.EnumerateFiles(directory.Combine("services86-keys"), "key-*.xml"))
        {
            await File.WriteAllTextAsync(key, "<key />");
        }

        var answer = await HealthRequests.GetReadyAsync(server);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Checks["keys"], Does.StartWith("Unhealthy"));
    }

    [TestCase("DELETE FROM schema_version WHERE version > 1", "Migrations are missing")]
    [TestCase(
        "INSERT INTO schema_version (version, name, applied) VALUES (9999, 'x', 0)", "A newer program has upgraded")]
    public async Task A_server_with_another_schema_is_not_ready(string sql, string description)
    {
        await using var server = await Services86Server.StartAsync();
        await server.ExecuteAsync(sql);

        var answer = await HealthRequests.GetReadyAsync(server);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Checks["schema"], Does.Contain(description));
    }

    [Test]
    public async Task A_server_whose_database_another_process_has_locked_is_not_ready_and_says_so_in_time()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await Services86Server.StartInAsync(directory);
        await using var connection = new SqliteConnection(
            $"Data Source={directory.Combine("services86.db")};Pooling=False");
        await connection.OpenAsync();
        var transaction = connection.BeginTransaction();

        // The write itself waits for thirty seconds. A check that hangs is not begun again.
        var first = await HealthRequests.GetReadyAsync(server).WaitAsync(TimeSpan.FromSeconds(20));
        var second = await HealthRequests.GetReadyAsync(server).WaitAsync(TimeSpan.FromSeconds(20));
        await transaction.RollbackAsync();
        await server.LogInAsync();
        var later = await HealthRequests.GetReadyAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(first.Checks["database"], Does.Contain("did not answer in time"));
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(later.Status, Is.EqualTo(HttpStatusCode.OK), later.Text);
        }
    }

    [Test]
    public async Task Many_requests_cost_one_check_and_no_commit()
    {
        await using var server = await Services86Server.StartAsync();
        using var meters = new MeterProbe(server);
        var commits = server.CommitCount;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => server.Http.GetAsync("/health/ready")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(meters.Of("services86.db.batch.size").Count(), Is.EqualTo(1));
            Assert.That(server.CommitCount, Is.EqualTo(commits));
        }
    }

    [Test]
    public async Task A_server_that_shuts_down_is_alive_and_not_ready()
    {
        await using var server = await Services86Server.StartAsync();
        await HealthRequests.GetReadyAsync(server);

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var ready = await HealthRequests.GetReadyAsync(server);
        using var live = await server.Http.GetAsync("/health/live");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ready.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(ready.Checks["server"], Does.Contain("shuts down"));
            Assert.That(live.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_server_of_a_read_only_PostgreSQL_is_not_ready()
    {
        using var directory = new TemporaryDirectory();
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var server = await Services86Server.StartHostAsync(directory, database);
        var before = await HealthRequests.GetReadyAsync(server);
        await server.ExecuteAsync($"ALTER DATABASE {database.Name} SET default_transaction_read_only = on");
        await server.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND pid <> pg_backend_pid()");

        // The sessions that were ended are replaced one after the other.
        var after = await HealthRequests.GetReadyAsync(server);
        for (var i = 0; i < 20 && !after.Checks["database"].Contains("read-only", StringComparison.Ordinal); i++)
        {
            after = await HealthRequests.GetReadyAsync(server);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK), before.Text);
            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), after.Text);
            Assert.That(after.Checks["database"], Does.Contain("read-only"));
        }
    }
}
