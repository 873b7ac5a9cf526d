using Services86.Client;

namespace Services86.Tests.Host.TestMode;

/// <summary>The clock of the server is that of the test.</summary>
internal sealed class ClockTests : TestModeFixture
{
    [Test]
    public async Task A_ticket_expires_when_the_clock_is_advanced()
    {
        var users = await Server.LogInAsync<IUserAgent>();
        await PostAsync("clock", """{ "advance": "05:59:00" }""");
        await users.GetCredentialTypesAsync();

        await PostAsync("clock", """{ "advance": "06:01:00" }""");

        Assert.That(
            async () => await users.GetCredentialTypesAsync(),
            Throws.InstanceOf<RefusedCallException>().With.Property("RequiresLogin").True);
    }

    [Test]
    public async Task A_stopped_clock_shows_the_time_that_was_set()
    {
        var answer = await PostAsync("clock", """{ "set": "2026-03-01T13:00:00+01:00", "isStopped": true }""");
        await Task.Delay(20);
        var later = await Http.GetStringAsync(new Uri("/admin/test/clock", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.GetProperty("now").GetDateTime(), Is.EqualTo(new DateTime(2026, 3, 1, 12, 0, 0)));
            Assert.That(later, Does.Contain("2026-03-01T12:00:00Z").And.Contain("\"isStopped\": true"));
        }
    }

    [Test]
    public async Task A_clock_that_is_started_goes_on_from_the_time_that_it_shows()
    {
        await PostAsync("clock", """{ "set": "2026-03-01T12:00:00Z", "isStopped": true }""");
        await PostAsync("clock", """{ "isStopped": false }""");

        Assert.That(
            Server.Clock.Now,
            Is.InRange(
                new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 3, 1, 12, 5, 0, TimeSpan.Zero)));
    }

    [Test]
    public async Task A_wait_after_failed_logins_ends_when_the_clock_is_advanced()
    {
        for (var i = 0; i < 6; i++)
        {
            Assert.That(async () => await Server.CreateSessionAsync("admin", "wrong"), Throws.Exception);
        }

        Assert.That(
            async () => await Server.CreateSessionAsync(), Throws.InstanceOf<RefusedCallException>());

        Server.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.That(async () => await Server.CreateSessionAsync(), Throws.Nothing);
    }

    [Test]
    public async Task A_clock_that_is_set_back_keeps_no_ticket_alive_beyond_the_expiry()
    {
        var users = await Server.LogInAsync<IUserAgent>();
        Server.Clock.Set(Server.Clock.Now - TimeSpan.FromDays(1));

        await users.GetCredentialTypesAsync();
        Server.Clock.Advance(TimeSpan.FromDays(3));

        Assert.That(async () => await users.GetCredentialTypesAsync(), Throws.InstanceOf<RefusedCallException>());
    }

    [TestCase("""{ "advance": "7 hours" }""", "$.advance: expected a duration")]
    [TestCase("""{ "advance": "-01:00:00" }""", "$.advance: expected a duration")]
    [TestCase("""{ "advance": 7 }""", "found the number 7")]
    [TestCase("""{ "set": "2026-03-01T12:00:00" }""", "$.set: expected a time with its offset")]
    [TestCase("""{ "set": "2026-03-01T12:00:00Z", "advance": "01:00:00" }""", "expected set or advance, found both")]
    [TestCase("{}", "expected set, advance or isStopped, found none")]
    [TestCase("""{ "isStoped": true }""", "$.isStoped: there is no such member. Did you mean isStopped?")]
    public async Task A_wrong_change_of_the_clock_names_the_path(string json, string error) =>
        Assert.That(await PostWrongAsync("clock", json), Does.Contain(error));
}
