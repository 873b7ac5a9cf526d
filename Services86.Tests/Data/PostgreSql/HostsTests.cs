using Dapper;
using Npgsql;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.EMailAccounts;
using Services86.Data.PostgreSql;
using Services86.Data.ServiceAuths;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>The races between hosts that share a database.</summary>
internal sealed class HostsTests : PostgreSqlFixture
{
    [Test]
    public async Task Two_administrators_who_retire_each_other_leave_one()
    {
        var hosts = await StartHostsAsync(2);
        for (var round = 0; round < 20; round++)
        {
            int[] pair =
            [
                await AddAdministratorAsync($"first {round}"), await AddAdministratorAsync($"second {round}"),
            ];

            // Of the former rounds one administrator is left, who would make this round easy.
            await Process.ExecuteAsync(
                "UPDATE associate SET retired = 1 WHERE associate_id <> @a AND associate_id <> @b",
                new { a = pair[0], b = pair[1] });

            var retired = await Task.WhenAll(Race.Start(2, n => TryRetireAsync(hosts[n], pair[n])));

            Assert.That(retired.Count(done => done), Is.EqualTo(1));
            Assert.That(
                await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate WHERE retired = 0"), Is.EqualTo(1));
        }

        await StopAsync(hosts);
    }

    [Test]
    public async Task Two_hosts_that_start_on_an_empty_database_add_one_administrator()
    {
        var hosts = await StartHostsAsync(2);
        for (var round = 0; round < 10; round++)
        {
            await Process.ExecuteAsync("DELETE FROM associate");

            var added = await Task.WhenAll(Race.Start(2, n => hosts[n].Get<AssociateRepository>().AddFirstAsync(
                $"admin {n}", AssociateRole.Administrator, "hash", Cancellation)));

            Assert.That(added.Count(id => id is not null), Is.EqualTo(1));
            Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.EqualTo(1));
        }

        await StopAsync(hosts);
    }

    [Test]
    public async Task Ten_hosts_that_start_on_an_empty_database_make_one_schema_and_one_key()
    {
        await using var database = await PostgreSqlDatabase.CreateEmptyAsync();
        using var directory = new TemporaryDirectory();
        DataProcess[] hosts =
        [
            .. Enumerable.Range(0, 10).Select(_ => new DataProcess(
                DatabaseProvider.PostgreSql,
                database.ConnectionString,
                directory.Combine("keys"),
                TimeProvider.System)),
        ];

        await Task.WhenAll(Race.Start(hosts.Length, async n =>
        {
            await hosts[n].Database.PrepareAsync(Cancellation);
            return n;
        }));

        var owner = await hosts[0].Get<AssociateRepository>()
            .AddAsync("anna", AssociateRole.Employee, passwordHash: null, Cancellation);
        var id = await hosts[0].Get<ServiceAuthRepository>()
            .InsertAsync(owner, Some.ServiceAuth("shared"), Cancellation);
        Assert.That(await hosts[0].QueryAsync<int>("SELECT COUNT(*) FROM data_key"), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(directory.Combine("keys"), "key-*.xml"), Has.Exactly(1).Items);
        foreach (var host in hosts)
        {
            var stored = await host.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
            Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("shared"));
        }

        await StopAsync(hosts);
    }

    [Test]
    public async Task A_login_at_the_time_of_a_password_change_leaves_no_ticket_of_the_old_password()
    {
        var hosts = await StartHostsAsync(2);
        for (var round = 0; round < 20; round++)
        {
            var id = await Associates.AddAsync($"anna {round}", AssociateRole.Employee, "old", Cancellation);
            var ticket = new NewTicket
            {
                Hash = Some.Hash(),
                AssociateId = id,
                ValidTo = Now.AddHours(6),
                Proof = LoginProof.OfPassword("old"),
            };

            await Task.WhenAll(Race.Start(2, n => n == 0
                ? hosts[0].Get<TicketRepository>().AddForLoginAsync(ticket, Cancellation)
                : hosts[1].Get<AssociateRepository>().ReplacePasswordAsync(
                    id, "old", "new", keptTicket: null, Cancellation)));

            Assert.That(await Tickets.FindAsync(ticket.Hash, Cancellation), Is.Null);
        }

        await StopAsync(hosts);
    }

    [Test]
    public async Task A_login_is_either_deleted_or_taken_by_an_account()
    {
        var hosts = await StartHostsAsync(2);
        var owner = await AddAssociateAsync();
        for (var round = 0; round < 20; round++)
        {
            var login = Some.ServiceAuth();
            login.ServiceAuthId = await ServiceAuths.InsertAsync(owner, login, Cancellation);
            var account = Some.EMailAccount(owner, $"anna{round}@example.com");
            account.IncomingCredentials = login;

            var done = await Task.WhenAll(Race.Start(2, n => n == 0
                ? TryAsync<ServiceAuthInUseException>(
                    hosts[0].Get<ServiceAuthRepository>().DeleteAsync(login.ServiceAuthId, Cancellation))
                : TryAsync<ServiceAuthUnknownException>(
                    hosts[1].Get<EMailAccountRepository>().SaveAsync(account, Cancellation))));

            Assert.That(done.Count(isDone => isDone), Is.EqualTo(1));
        }

        await StopAsync(hosts);
    }

    [Test]
    public async Task Expired_rows_are_left_to_the_host_that_deletes_already()
    {
        var owner = await AddAssociateAsync();
        await Tickets.AddAsync(Some.Hash(), owner, Now, Cancellation);
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var other = await connection.BeginTransactionAsync(Cancellation);
        Assert.That(
            await connection.QuerySingleAsync<bool>(PostgreSqlDialect.Instance.TryLockHousekeeping), Is.True);

        var whileAnotherDeletes = await Tickets.DeleteExpiredAsync(Now, Cancellation);
        await other.RollbackAsync(Cancellation);
        var afterwards = await Tickets.DeleteExpiredAsync(Now, Cancellation);

        Assert.That((whileAnotherDeletes, afterwards), Is.EqualTo((0, 1)));
    }

    private static Task<bool> TryRetireAsync(DataProcess host, int id) => TryAsync<LastAdministratorException>(
        host.Get<AssociateRepository>().SetRetiredAsync(id, retired: true, Cancellation));

    private static async Task<bool> TryAsync<TRefusal>(Task change)
        where TRefusal : Exception
    {
        try
        {
            await change;
            return true;
        }
        catch (TRefusal)
        {
            return false;
        }
    }
}
