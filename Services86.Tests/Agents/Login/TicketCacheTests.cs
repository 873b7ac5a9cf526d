using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
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

    private AssociateRepository Associates => Get<AssociateRepository>();

    [SetUp]
    public async Task UseATicketAndATokenOfANewUser()
    {
        _name = $"user {++_users}";
        _id = await Associates.AddAsync(_name, AssociateRole.Employee, "hash", CancellationToken.None);
        _ticket = Secret(await Tickets.IssueAsync(_id, CancellationToken.None));
        _token = Secret(await Tokens.IssueAsync(
            new Caller(_id, _name, AssociateRole.Employee), applicationToken: null, CancellationToken.None));
        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));
    }

    [TestCase("DELETE FROM ticket WHERE associate_id = @id")]
    [TestCase("UPDATE associate SET retired = 1 WHERE associate_id = @id")]
    public async Task What_another_process_changes_counts_after_five_seconds(string sql)
    {
        await ExecuteAsync(sql);

        Server.Time.Advance(TimeSpan.FromSeconds(5) - Moment);
        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));

        Server.Time.Advance(Moment);
        Assert.That(await AreValidAsync(), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task What_another_host_revokes_is_refused_after_five_seconds()
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

    [TestCase("retire")]
    [TestCase("update to retired")]
    [TestCase("delete")]
    [TestCase("set password")]
    [TestCase("update password")]
    [TestCase("remove password")]
    public async Task What_this_host_ends_is_refused_at_once(string change)
    {
        var credentials = Get<CredentialRepository>();
        await (change switch
        {
            "retire" => (Task)Associates.SetRetiredAsync(_id, retired: true, CancellationToken.None),
            "update to retired" => UpdateAsync(User() with { Retired = true }),
            "delete" => Associates.DeleteAsync(_id, CancellationToken.None),
            "set password" => credentials.SaveAsync(_id, Password, savedBy: 0, CancellationToken.None),
            "update password" => UpdateAsync(User() with { Credentials = [Password] }),
            "remove password" => credentials.DeleteAsync(_id, Password.Type, deletedBy: 0, CancellationToken.None),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        });

        Assert.That(await AreValidAsync(), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task A_revoked_ticket_is_refused_at_once_and_others_are_not()
    {
        await Tickets.RevokeAsync(_ticket, CancellationToken.None);

        Assert.That(await AreValidAsync(), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_new_name_and_role_are_seen_at_once()
    {
        await UpdateAsync(User() with { Name = _name + " the second", Role = AssociateRole.Administrator });

        var expected = new Caller(_id, _name + " the second", AssociateRole.Administrator);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Tickets.FindAsync(_ticket, CancellationToken.None), Is.EqualTo(expected));
            Assert.That(
                await Tokens.FindAsync(_token, CancellationToken.None),
                Is.EqualTo(expected with { IsAuthenticatedByAccessToken = true }));
        }
    }

    [Test]
    public async Task A_login_makes_nothing_forgotten()
    {
        await Server.LogInAsync();
        await ExecuteAsync("DELETE FROM ticket WHERE associate_id = @id");

        Assert.That(await AreValidAsync(), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_remembered_token_ends_by_the_clock()
    {
        Server.Time.Advance(TimeSpan.FromHours(1) - Moment);
        Assert.That((await AreValidAsync()).Token, Is.True);

        Server.Time.Advance(Moment);
        Assert.That((await AreValidAsync()).Token, Is.False);
    }

    [Test]
    public async Task A_ticket_in_constant_use_lives_on()
    {
        var issued = await ValidToAsync();
        for (var second = 1; second <= 121; second++)
        {
            Server.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.That(await Tickets.FindAsync(_ticket, CancellationToken.None), Is.Not.Null);
        }

        // Not with each use, but when it lags by more than a minute.
        Assert.That(await ValidToAsync() - issued, Is.EqualTo(TimeSpan.FromSeconds(61)));
    }

    [Test]
    public async Task What_is_not_valid_is_not_remembered()
    {
        var memory = NewMemory();
        await ExecuteAsync("UPDATE associate SET retired = 1 WHERE associate_id = @id");
        await memory.ReadAsync(TicketHash.OfTicket(_ticket), isAccessToken: false, CancellationToken.None);
        for (var i = 0; i < 100; i++)
        {
            await memory.ReadAsync(TicketHash.OfTicket($"7T:made up {i}"), isAccessToken: false, CancellationToken.None);
        }

        Assert.That(memory.Count, Is.Zero);
    }

    [Test]
    public async Task No_more_than_ten_thousand_are_remembered()
    {
        var memory = NewMemory();
        var hashes = Enumerable.Range(0, 10_001).Select(i => TicketHash.OfTicket($"7T:{i}")).ToList();
        await AddAsync(hashes);

        var most = 0;
        foreach (var hash in hashes)
        {
            Assert.That(await memory.ReadAsync(hash, isAccessToken: false, CancellationToken.None), Is.Not.Null);
            most = Math.Max(most, memory.Count);
        }

        Assert.That(most, Is.EqualTo(10_000));
    }

    [Test]
    public async Task A_check_that_a_revocation_overtakes_is_not_remembered()
    {
        // The clock is asked when the ticket has been read.
        var time = new InterruptedTimeProvider(
            Server.Time, () => Tickets.RevokeAsync(_ticket, CancellationToken.None).GetAwaiter().GetResult());
        var memory = new TicketCache(Get<TicketRepository>(), Get<TicketEpoch>(), time);
        var overtaken = new TicketService(Get<TicketRepository>(), memory, Get<LoginOptions>(), Server.Time);

        var first = await overtaken.FindAsync(_ticket, CancellationToken.None);
        var second = await overtaken.FindAsync(_ticket, CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.Not.Null, "was read before");
            Assert.That(memory.Count, Is.EqualTo(1), "was put in");
            Assert.That(second, Is.Null);
        }
    }

    [Test]
    public async Task No_check_that_begins_after_a_revocation_lets_in()
    {
        const int Checkers = 4;
        for (var round = 0; round < 20; round++)
        {
            var ticket = Secret(await Tickets.IssueAsync(_id, CancellationToken.None));
            var isRevoked = false;
            var runs = Race.Start(Checkers + 1, async n =>
            {
                if (n == 0)
                {
                    await Tickets.RevokeAsync(ticket, CancellationToken.None);
                    Volatile.Write(ref isRevoked, true);
                    return 0;
                }

                var letIn = 0;
                for (var checksAfter = 0; checksAfter < 20;)
                {
                    var isAfter = Volatile.Read(ref isRevoked);
                    var caller = await Tickets.FindAsync(ticket, CancellationToken.None);
                    checksAfter += isAfter ? 1 : 0;
                    letIn += isAfter && caller is not null ? 1 : 0;
                }

                return letIn;
            });

            Assert.That(await Task.WhenAll(runs), Is.All.Zero);
        }
    }

    [Test]
    public void A_remembered_ticket_costs_no_memory()
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

    private TicketCache NewMemory() => new(Get<TicketRepository>(), Get<TicketEpoch>(), Server.Time);

    private bool IsCheckedAtOnce() =>
        IsDone(Tickets.RequireAsync(_ticket, CancellationToken.None))
        && IsDone(Tokens.FindAsync(_token, CancellationToken.None));

    private static bool IsDone<T>(ValueTask<T> check) => check.IsCompletedSuccessfully;

    private async Task<(bool Ticket, bool Token)> AreValidAsync() =>
        (await Tickets.FindAsync(_ticket, CancellationToken.None) is not null,
            await Tokens.FindAsync(_token, CancellationToken.None) is not null);

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
        Associates.UpdateAsync(_id, change, savedBy: 0, CancellationToken.None);

    /// <summary>Changes the database as another process would: without the repositories of this one.</summary>
    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { id = _id });
    }

    private async Task AddAsync(IEnumerable<TicketHash> hashes)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var validTo = Server.Time.GetUtcNow().AddHours(6).ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(
            "INSERT INTO ticket VALUES (@hash, @id, 0, @validTo)",
            hashes.Select(hash => new { hash = hash.ToBytes(), id = _id, validTo }),
            transaction);
        await transaction.CommitAsync();
    }

    /// <summary>A clock that does something when it is asked for the first time.</summary>
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
