using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data.Access;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class TicketCacheTests : ServerFixture
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private int _users;
    private string _name = "";
    private int _id;
    private string _ticket = "";
    private string _token = "";

    private TicketService Tickets => Get<TicketService>();

    private AccessTokenService Tokens => Get<AccessTokenService>();

    private Caller Anna => new(_id, _name, AssociateRole.Employee);

    private AssociateRepository Associates => Get<AssociateRepository>();

    [SetUp]
    public async Task UseTicketAndTokenOfNewUser()
    {
        _name = $"user {++_users}";
        _id = await Associates.AddAsync(_name, AssociateRole.Employee, "hash", CancellationToken.None);
        _ticket = Secret(await Tickets.IssueAsync(Anna, CancellationToken.None));
        _token = Secret(await Tokens.IssueAsync(Anna, applicationToken: null, CancellationToken.None));
        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));
    }

    [TestCase("DELETE FROM ticket WHERE associate_id = @id")]
    [TestCase("UPDATE associate SET retired = 1 WHERE associate_id = @id")]
    public async Task A_change_by_another_process_takes_effect_after_five_seconds(string sql)
    {
        await ExecuteAsync(sql);

        Server.Time.Advance(TimeSpan.FromSeconds(5) - Moment);
        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));

        Server.Time.Advance(Moment);
        Assert.That(await AreValidAsync(), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_ticket_that_another_host_revokes_is_invalid_after_five_seconds()
    {
        using var directory = new TemporaryDirectory();
        await using var here = await Services86Server.StartInAsync(directory);
        await using var there = await Services86Server.StartInAsync(directory);
        var ticket = Secret(await here.LogInAsync());
        Assert.That(await IsValidAsync(here), Is.True);

        await there.Services.GetRequiredService<TicketService>().RevokeAsync(ticket, CancellationToken.None);

        here.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await IsValidAsync(here), Is.False);

        async Task<bool> IsValidAsync(Services86Server server) =>
            (await server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"))).Succeeded;
    }

    [Test]
    public async Task Without_a_cache_a_change_by_another_process_takes_effect_at_once()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Tickets:CacheDuration=00:00:00");
        var ticket = Secret(await server.LogInAsync());
        var before = await server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));

        await server.ExecuteAsync("DELETE FROM ticket");

        var after = await server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));
        Assert.That((before.Succeeded, after.Succeeded), Is.EqualTo((true, false)));
    }

    [TestCase("retire")]
    [TestCase("update to retired")]
    [TestCase("delete")]
    [TestCase("set password")]
    [TestCase("update password")]
    [TestCase("remove password")]
    public async Task A_change_by_this_process_takes_effect_at_once(string change)
    {
        var credentials = Get<CredentialRepository>();
        await (change switch
        {
            "retire" => (Task)Associates.SetRetiredAsync(_id, retired: true, CancellationToken.None),
            "update to retired" => UpdateAsync(User() with { Retired = true }),
            "delete" => Associates.DeleteAsync(_id, CancellationToken.None),
            "set password" => credentials.SaveAsync(_id, Password, keptTicket: null, CancellationToken.None),
            "update password" => UpdateAsync(User() with { Credentials = [Password] }),
            "remove password" => credentials.DeleteAsync(_id, Password.Type, keptTicket: null, CancellationToken.None),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        });

        Assert.That(await AreValidAsync(), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_revoked_ticket_is_invalid_at_once_and_others_are_not()
    {
        await Tickets.RevokeAsync(_ticket, CancellationToken.None);

        Assert.That(await AreValidAsync(), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_new_name_and_role_take_effect_at_once()
    {
        await UpdateAsync(User() with { Name = _name + " the second", Role = AssociateRole.Administrator });

        var expected = new Caller(_id, _name + " the second", AssociateRole.Administrator);
        using (Assert.EnterMultipleScope())
        {
            var caller = await Tickets.FindAsync(_ticket, CancellationToken.None);
            Assert.That(caller! with { Proof = null }, Is.EqualTo(expected));
            Assert.That(
                await Tokens.FindAsync(_token, applicationId: null, CancellationToken.None),
                Is.EqualTo(expected with { IsAuthenticatedByAccessToken = true }));
        }
    }

    [Test]
    public async Task A_login_does_not_end_the_epoch()
    {
        await Server.LogInAsync();
        await ExecuteAsync("DELETE FROM ticket WHERE associate_id = @id");

        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_cached_token_expires()
    {
        Server.Time.Advance(TimeSpan.FromHours(1) - Moment);
        Assert.That((await AreValidAsync()).Token, Is.True);

        Server.Time.Advance(Moment);
        Assert.That((await AreValidAsync()).Token, Is.False);
    }

    [Test]
    public async Task A_ticket_in_constant_use_is_extended()
    {
        var issued = await ValidToAsync();
        for (var second = 1; second <= 121; second++)
        {
            Server.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.That(await Tickets.FindAsync(_ticket, CancellationToken.None), Is.Not.Null);
        }

        // Extended when the stored expiry lags by more than a minute, not by each use.
        Assert.That(await ValidToAsync() - issued, Is.EqualTo(TimeSpan.FromSeconds(61)));
    }

    [Test]
    public async Task Invalid_tickets_are_not_cached()
    {
        var cache = NewCache();
        await ExecuteAsync("UPDATE associate SET retired = 1 WHERE associate_id = @id");
        await cache.ReadAsync(TicketHash.OfTicket(_ticket), isAccessToken: false, CancellationToken.None);
        for (var i = 0; i < 100; i++)
        {
            var unknown = TicketHash.OfTicket($"7T:unknown {i}");
            await cache.ReadAsync(unknown, isAccessToken: false, CancellationToken.None);
        }

        Assert.That(cache.Count, Is.Zero);
    }

    [Test]
    public async Task At_max_ten_thousand_tickets_are_cached()
    {
        var cache = NewCache();
        var hashes = Enumerable.Range(0, 10_001).Select(i => TicketHash.OfTicket($"7T:{i}")).ToList();
        await AddAsync(hashes);

        var max = 0;
        foreach (var hash in hashes)
        {
            Assert.That(await cache.ReadAsync(hash, isAccessToken: false, CancellationToken.None), Is.Not.Null);
            max = Math.Max(max, cache.Count);
        }

        Assert.That(max, Is.EqualTo(10_000));
    }

    [Test]
    public async Task An_associate_with_many_tickets_evicts_no_ticket_of_another()
    {
        var cache = NewCache();
        await cache.ReadAsync(TicketHash.OfTicket(_ticket), isAccessToken: false, CancellationToken.None);
        var stranger = await Associates.AddAsync("stranger", AssociateRole.Employee, "hash", CancellationToken.None);
        var hashes = Enumerable.Range(0, 25_000).Select(i => TicketHash.OfTicket($"7T:stranger {i}")).ToList();
        await AddAsync(hashes, stranger);

        foreach (var hash in hashes)
        {
            await cache.ReadAsync(hash, isAccessToken: false, CancellationToken.None);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cache.Find(TicketHash.OfTicket(_ticket)), Is.Not.Null);
            Assert.That(cache.Find(hashes[^1]), Is.Not.Null);
            Assert.That(cache.Count, Is.InRange(7_500, 10_000));
        }
    }

    [Test]
    public async Task A_ticket_that_is_revoked_while_it_is_read_is_invalid_at_once()
    {
        // The cache reads the clock after it has read the ticket.
        var time = new InterruptedTimeProvider(
            Server.Time, () => Tickets.RevokeAsync(_ticket, CancellationToken.None).GetAwaiter().GetResult());
        var cache = new TicketCache(
            Get<TicketRepository>(), Get<AccessEpoch>(), Get<LoginOptions>(), Get<LoginMetrics>(), time);
        var service = new TicketService(
            Get<TicketRepository>(),
            cache,
            Get<UsageRecorder>(),
            Get<LoginOptions>(),
            Get<LoginMetrics>(),
            Server.Time);

        var first = await service.FindAsync(_ticket, CancellationToken.None);
        var second = await service.FindAsync(_ticket, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.Not.Null, "read before the revocation");
            Assert.That(cache.Count, Is.EqualTo(1), "added to the cache");
            Assert.That(second, Is.Null);
        }
    }

    [Test]
    public async Task No_check_that_begins_after_a_revocation_succeeds()
    {
        const int Checkers = 4;
        for (var round = 0; round < 20; round++)
        {
            var ticket = Secret(await Tickets.IssueAsync(Anna, CancellationToken.None));
            var isRevoked = false;
            var runs = Race.Start(Checkers + 1, async n =>
            {
                if (n == 0)
                {
                    await Tickets.RevokeAsync(ticket, CancellationToken.None);
                    Volatile.Write(ref isRevoked, true);
                    return 0;
                }

                var succeeded = 0;
                for (var checksAfter = 0; checksAfter < 20;)
                {
                    var isAfter = Volatile.Read(ref isRevoked);
                    var caller = await Tickets.FindAsync(ticket, CancellationToken.None);
                    checksAfter += isAfter ? 1 : 0;
                    succeeded += isAfter && caller is not null ? 1 : 0;
                }

                return succeeded;
            });

            Assert.That(await Task.WhenAll(runs), Is.All.Zero);
        }
    }

    [Test]
    public void A_cached_ticket_is_found_without_allocation()
    {
        Assert.That(IsCheckedAtOnce(), Is.True);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var areChecked = true;
        for (var i = 0; i < 100; i++)
        {
            areChecked &= IsCheckedAtOnce();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(areChecked, Is.True);
            Assert.That(allocated, Is.Zero);
        }
    }

    private static StoredCredential Password =>
        new() { Type = StoredCredential.PasswordType, Value = "another hash", DisplayValue = "" };

    private T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    private TicketCache NewCache() =>
        new(Get<TicketRepository>(), Get<AccessEpoch>(), Get<LoginOptions>(), Get<LoginMetrics>(), Server.Time);

    private bool IsCheckedAtOnce() =>
        IsDone(Tickets.RequireAsync(_ticket, CancellationToken.None))
        && IsDone(Tokens.FindAsync(_token, applicationId: null, CancellationToken.None));

    private static bool IsDone<T>(ValueTask<T> check) => check.IsCompletedSuccessfully;

    private async Task<(bool Ticket, bool Token)> AreValidAsync() =>
        (await Tickets.FindAsync(_ticket, CancellationToken.None) is not null,
            await Tokens.FindAsync(_token, applicationId: null, CancellationToken.None) is not null);

    private async Task<DateTimeOffset> ValidToAsync() => (await Get<TicketRepository>()
        .FindAsync(TicketHash.OfTicket(_ticket).ToBytes(), CancellationToken.None))!.ValidTo;

    private AssociateChange User() => new()
    {
        Name = _name,
        Role = AssociateRole.Employee,
        Rank = 1,
        Tooltip = "",
        Retired = false,
        Credentials = [],
    };

    private Task<bool> UpdateAsync(AssociateChange change) =>
        Associates.UpdateAsync(_id, change, keptTicket: null, CancellationToken.None);

    /// <summary>Changes the database as another process would: without the repositories of this one.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { id = _id });
    }

    private async Task AddAsync(IEnumerable<TicketHash> hashes, int? associateId = null)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var validTo = Server.Time.GetUtcNow().AddHours(6).ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(
            "INSERT INTO ticket (ticket_hash, associate_id, created, valid_to) VALUES (@hash, @id, 0, @validTo)",
            hashes.Select(hash => new { hash = hash.ToBytes(), id = associateId ?? _id, validTo }),
            transaction);
        await transaction.CommitAsync();
    }

    /// <summary>A clock that runs an action when it is read for the first time.</summary>
    private sealed class InterruptedTimeProvider(TimeProvider inner, Action interrupt) : TimeProvider
    {
        private Action? _interrupt = interrupt;

        public override DateTimeOffset GetUtcNow()
        {
            Interlocked.Exchange(ref _interrupt, null)?.Invoke();
            return inner.GetUtcNow();
        }
    }
}
