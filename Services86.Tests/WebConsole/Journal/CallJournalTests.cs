using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Tests.Support;
using Services86.WebConsole.Journal;

namespace Services86.Tests.WebConsole.Journal;

/// <summary>Reads, limits and follows the journal of calls.</summary>
internal sealed class CallJournalTests : JournalFixture
{
    protected override string[] Configuration =>
        ["--Services86:Journal:Calls=50", "--Services86:Journal:MaxBodyBytes=100000"];

    [Test]
    public async Task A_call_has_what_is_known_of_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Cust1/api/v1/Agents/User/GetUser?userId=1");
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {Ticket}");
        request.Headers.TryAddWithoutValidation("User-Agent", "probe/1.0");
        request.Headers.TryAddWithoutValidation("SO-TimeZone", "NO");
        await SendAsync(request);

        var entry = await LastAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (entry.Protocol, entry.Version, entry.Agent, entry.Operation),
                Is.EqualTo(("rest", "v1", "User", "GetUser")));
            Assert.That(
                (entry.Method, entry.Path, entry.Query, entry.Status),
                Is.EqualTo(("POST", "/Cust1/api/v1/Agents/User/GetUser", "?userId=1", 200)));
            Assert.That((entry.User, entry.AssociateId, entry.Outcome), Is.EqualTo(("admin", 1, "ok")));
            Assert.That((entry.ClientAddress, entry.UserAgent), Is.EqualTo(("127.0.0.1", "probe/1.0")));
            Assert.That(entry.Header("Authorization"), Is.EqualTo("SoTicket •••"));
            Assert.That(entry.Header("SO-TimeZone"), Is.EqualTo("NO"));
            Assert.That(entry.Response.Text, Does.Contain("\"admin\""));
            Assert.That(entry.Time, Is.EqualTo(Server.Time.GetUtcNow()));
        }
    }

    [Test]
    public async Task A_refused_call_has_the_reason_that_the_client_got()
    {
        await Server.PostAsync("User", SoapText.GetServiceAuth(Ticket, 999_999));
        await Server.PostAsync("User", SoapText.DeleteServiceAuth(Ticket, 999_999));

        var entry = await LastAsync();
        Assert.That((entry.Protocol, entry.Outcome), Is.EqualTo(("soap1.1", "refused")));
        Assert.That(entry.ExceptionType, Does.EndWith("SoNotFoundException"));
        Assert.That(entry.Reason, Does.Contain("999999").Or.Contain("999,999"));
    }

    [Test]
    public async Task A_request_that_no_protocol_reads_is_kept_with_its_reason()
    {
        await Server.PostAsync("Users", SoapText.GetServiceAuth(Ticket, 1));

        var entry = await LastAsync();
        Assert.That((entry.Outcome, entry.Operation), Is.EqualTo(("rejected", default(string))));
        Assert.That(entry.Reason, Does.Contain("Users"));
    }

    [Test]
    public async Task An_employee_sees_their_own_calls_only()
    {
        var id = await Server.AddUserAsync("journal-anna", "Pa55-of-anna");
        var anna = new Caller(id, "journal-anna", AssociateRole.Employee);
        var ticket = await Server.LogInAsync("journal-anna", "Pa55-of-anna");
        await Server.PostAsync("User", SoapText.GetServiceAuth(ticket, 1));
        await Server.PostAsync("User", SoapText.GetServiceAuth(Ticket, 1));

        var own = await Journal.ReadAsync(anna, JournalFilter.All, CancellationToken.None);
        var last = await LastAsync();

        Assert.That(own, Is.Not.Empty.And.All.Property(nameof(JournalEntry.User)).EqualTo("journal-anna"));
        Assert.That(await Journal.FindAsync(anna, last.Id, CancellationToken.None), Is.Null);
        Assert.That(async () => await Journal.ClearAsync(anna, CancellationToken.None),
            Throws.TypeOf<SoFunctionRightException>());
    }

    [Test]
    public async Task The_last_calls_are_kept_however_many_there_are()
    {
        for (var i = 0; i < 120; i++)
        {
            await CallAsync($"User/GetServiceAuth?serviceAuthId={i + 1}");
        }

        var calls = await Journal.ReadAsync(
            Administrator, JournalFilter.All with { Limit = 1000 }, CancellationToken.None);

        Assert.That(calls, Has.Count.EqualTo(50));
        Assert.That(calls.Select(call => call.Query),
            Is.EqualTo(Enumerable.Range(71, 50).Reverse().Select(i => $"?serviceAuthId={i}")));
        Assert.That(calls.Select(call => call.Id), Is.Ordered.Descending);
    }

    [Test]
    public async Task A_filter_selects_calls()
    {
        await CallAsync("User/GetServiceAuth?serviceAuthId=4711");
        await Server.PostAsync("User", SoapText.GetServiceAuth(Ticket, 4711));

        async Task<int> CountAsync(JournalFilter filter) => (await Journal.ReadAsync(
            Administrator, filter with { Text = "4711" }, CancellationToken.None)).Count;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(new() { Protocol = "soap" }), Is.EqualTo(1));
            Assert.That(await CountAsync(new() { Protocol = "rest" }), Is.EqualTo(1));
            Assert.That(await CountAsync(new() { Operation = "getserviceauth" }), Is.EqualTo(2));
            Assert.That(await CountAsync(new() { Operation = "GetUser" }), Is.Zero);
            Assert.That(await CountAsync(new() { User = "ADMIN", Agent = "user" }), Is.EqualTo(2));
            Assert.That(await CountAsync(new() { Since = DateTimeOffset.MaxValue }), Is.Zero);
            Assert.That(await CountAsync(new() { Outcome = "error" }), Is.Zero);
        }
    }

    [Test]
    public async Task A_subscription_gets_new_calls_and_those_after_an_id()
    {
        await CallAsync("User/GetServiceAuth?serviceAuthId=1");
        var last = await LastAsync();
        await CallAsync("User/GetServiceAuth?serviceAuthId=2");
        using var subscription = await Journal.SubscribeAsync(
            Administrator, JournalFilter.All, last.Id, CancellationToken.None);
        await CallAsync("User/GetServiceAuth?serviceAuthId=3");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        var queries = new List<string>();
        await foreach (var call in subscription!.ReadAllAsync(timeout.Token))
        {
            queries.Add(call.Query);
            if (queries.Count == 2)
            {
                break;
            }
        }

        Assert.That(queries, Is.EqualTo((string[])["?serviceAuthId=2", "?serviceAuthId=3"]));
    }

    [Test]
    public async Task Bodies_that_exceed_the_memory_of_the_journal_drop_older_calls()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Journal:MaxBytes=1048576");
        var journal = (CallJournal)server.Services.GetService(typeof(CallJournal))!;
        var envelope = SoapText.LogIn(new string('a', 60_000), "x");
        for (var i = 0; i < 60; i++)
        {
            await server.PostAsync("User", envelope);
        }

        var calls = await journal.ReadAsync(
            Administrator, JournalFilter.All with { Limit = 1000 }, CancellationToken.None);

        Assert.That(calls, Has.Count.InRange(5, 30));
        Assert.That(journal.HeldBytes, Is.LessThanOrEqualTo(1_048_576));
    }

    [Test]
    public async Task A_server_without_a_journal_keeps_no_call()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Journal:Calls=0");
        await server.LogInAsync();
        var journal = (CallJournal)server.Services.GetService(typeof(CallJournal))!;

        Assert.That(await journal.ReadAsync(Administrator, JournalFilter.All, CancellationToken.None), Is.Empty);
    }
}
