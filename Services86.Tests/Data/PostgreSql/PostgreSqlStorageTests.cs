using Npgsql;
using Services86.Data.Associates;
using Services86.Data.PostgreSql;
using Services86.Data.Refusals;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

internal sealed class PostgreSqlStorageTests : PostgreSqlFixture
{
    private const string InsertSql =
        "INSERT INTO service_auth (service_auth_id, associate_id, port) VALUES (@id, @owner, 0)";

    private IStorage Storage => Process.Get<IStorage>();

    [Test]
    public async Task Statements_that_wait_together_get_one_commit()
    {
        var owner = await AddAssociateAsync();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(
            _ => ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Cancellation)));

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(400));
        Assert.That(
            await Process.QueryAsync<int>("SELECT COUNT(DISTINCT xmin::text) FROM service_auth"), Is.LessThan(100));
    }

    [Test]
    public async Task Inserts_that_are_sent_together_store_each_row_with_its_own_values()
    {
        var owner = await AddAssociateAsync();
        var logins = Enumerable.Range(0, 300).Select(n => new ServiceAuth
        {
            Server = n % 3 == 0 ? null : $"Server {n} 'ø'",
            Port = n,
            AuthType = n % 5 == 0 ? "" : "LOGIN",
            Username = n % 2 == 0 ? null : $"user {n}",
            Password = n % 7 == 0 ? null : $"password {n}",
        }).ToArray();

        var ids = await Task.WhenAll(logins.Select(login => ServiceAuths.InsertAsync(owner, login, Cancellation)));

        for (var i = 0; i < logins.Length; i++)
        {
            var stored = (await ServiceAuths.GetAsync(ids[i], Cancellation))!.ServiceAuth;
            Assert.That(
                (stored.Server, stored.Port, stored.AuthType, stored.Username, stored.Password),
                Is.EqualTo((
                    logins[i].Server, logins[i].Port, logins[i].AuthType, logins[i].Username, logins[i].Password)));
        }
    }

    [Test]
    public async Task A_statement_that_fails_in_a_batch_fails_alone()
    {
        var owner = await AddAssociateAsync();

        var inserts = Enumerable.Range(0, 100)
            .Select(n => ServiceAuths.InsertAsync(n % 10 == 0 ? 4711 : owner, Some.ServiceAuth(), Cancellation))
            .ToArray();
        await Task.WhenAll(inserts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(inserts.Count(insert => insert.IsCompletedSuccessfully), Is.EqualTo(90));
        Assert.That(
            inserts.Where(insert => insert.IsFaulted).Select(insert => insert.Exception!.InnerException),
            Is.All.TypeOf<AssociateUnknownException>());
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(90));
    }

    [Test]
    public async Task A_statement_that_waits_for_a_lock_does_not_hold_up_others()
    {
        var owner = await AddAssociateAsync();
        await using var other = await Process.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using var hold = new NpgsqlCommand("UPDATE associate SET rank = 1", other);
        await hold.ExecuteNonQueryAsync(Cancellation);

        var waiting = Associates.SetLastLoginAsync(owner, Cancellation);
        await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Cancellation);

        Assert.That(waiting.IsCompleted, Is.False);
        await transaction.RollbackAsync(Cancellation);
        Assert.That(await waiting, Is.True);
    }

    [Test]
    public async Task A_lock_that_is_not_released_is_a_busy_database()
    {
        var owner = await AddAssociateAsync();
        await using var other = await Process.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using var hold = new NpgsqlCommand("UPDATE associate SET rank = 1", other);
        await hold.ExecuteNonQueryAsync(Cancellation);

        Assert.That(
            () => Associates.SetRetiredAsync(owner, retired: true, Cancellation),
            Throws.TypeOf<DatabaseBusyException>());
    }

    [Test]
    public async Task A_second_statement_in_a_job_of_one_is_refused()
    {
        var owner = await AddAssociateAsync();

        Assert.That(
            () => Storage.WriteAsync(
                WriteExtent.OneStatement,
                async session =>
                {
                    await session.ExecuteAsync(InsertSql, new { id = 1, owner });
                    return await session.ExecuteAsync(InsertSql, new { id = 2, owner });
                },
                Cancellation),
            Throws.InvalidOperationException.With.Message.StartsWith("A write job of one statement"));
    }

    [Test]
    public async Task A_job_that_hides_an_error_is_not_acknowledged()
    {
        var owner = await AddAssociateAsync();

        Assert.That(
            () => Storage.WriteAsync(
                WriteExtent.Rows,
                async session =>
                {
                    await session.ExecuteAsync(InsertSql, new { id = 1, owner });
                    Assert.That(
                        () => session.ExecuteAsync(InsertSql, new { id = 1, owner }).AsTask(),
                        Throws.TypeOf<PostgresException>());
                    return true;
                },
                Cancellation),
            Throws.InstanceOf<Exception>());
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.Zero);
    }

    [Test]
    public async Task Hosts_reserve_blocks_of_ids_that_no_other_host_gets()
    {
        var hosts = await StartHostsAsync(2);
        var owner = await AddAssociateAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 300).Select(n =>
            hosts[n % 2].Get<ServiceAuthRepository>().InsertAsync(owner, Some.ServiceAuth(), Cancellation)));

        Assert.That(ids, Is.Unique);
        Assert.That(ids.Max(), Is.LessThanOrEqualTo(4 * ReservedIds.BlockSize));
        await StopAsync(hosts);
    }

    [Test]
    public async Task Connections_that_the_server_has_ended_are_replaced_without_an_error()
    {
        var owner = await AddAssociateAsync();
        var id = await ServiceAuths.InsertAsync(owner, Some.ServiceAuth("kept"), Cancellation);
        for (var round = 0; round < 5; round++)
        {
            await using (var admin = new NpgsqlConnection(ConnectionString + ";Pooling=false"))
            {
                await admin.OpenAsync(Cancellation);
                await using var end = new NpgsqlCommand(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """,
                    admin);
                await end.ExecuteNonQueryAsync(Cancellation);
            }

            var stored = await ServiceAuths.GetAsync(id, Cancellation);
            await Associates.SetLastLoginAsync(owner, Cancellation);
            await Associates.SetRetiredAsync(owner, retired: false, Cancellation);

            Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
        }
    }

    [Test]
    public async Task Saves_are_durable_whatever_the_default_of_the_server()
    {
        await Process.ExecuteAsync($"ALTER DATABASE {Process.Database.Name} SET synchronous_commit = off");
        await using var host = StartProcess();

        Assert.That(await host.QueryAsync<string>("SHOW synchronous_commit"), Is.EqualTo("on"));
    }
}
