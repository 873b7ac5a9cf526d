using System.Net;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Calls;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class RefusedCallTests(WireVersion version) : ServerFixture
{
    private const int UnknownId = 4711;

    private const string NotLoggedIn =
        "You are not logged in: log in with SoPrincipal.AuthenticateUsernamePassword, and send the ticket that it " +
        "gives in the Credentials header.";

    private const string NotValid =
        "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use the " +
        "new ticket.";

    private string _anna = null!;
    private string _bert = null!;
    private string _admin = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        await Server.AddUserAsync("anna", Secret("Pa55-of-anna"));
        await Server.AddUserAsync("bert", Secret("Pa55-of-bert"));
        await Server.AddUserAsync("root", Secret("Pa55-of-root"), AssociateRole.Administrator);
        _anna = await Server.LogInAsync("anna", "Pa55-of-anna");
        _bert = await Server.LogInAsync("bert", "Pa55-of-bert");
        _admin = await Server.LogInAsync("root", "Pa55-of-root");
    }

    [TestCase(null, NotLoggedIn)]
    [TestCase("", NotLoggedIn)]
    [TestCase("  ", NotLoggedIn)]
    [TestCase("garbage", NotValid)]
    [TestCase("7T:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", NotValid)]
    public async Task A_call_without_a_valid_ticket_is_refused(string? ticket, string friendlyText)
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await PostAsync(SoapText.SaveServiceAuth(ticket, SoapText.Element("Port", 1)));

        AssertRefused(answer, "SoSessionException", friendlyText);
        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_call_with_a_nil_ticket_is_refused()
    {
        var envelope = SoapText.GetServiceAuth("TICKET", 1).Replace(
            "<Ticket>TICKET</Ticket>",
            $"<Ticket p:nil=\"true\" xmlns:p=\"{SoapText.Xsi}\"/>",
            StringComparison.Ordinal);

        var answer = await PostAsync(envelope);

        AssertRefused(answer, "SoSessionException", NotLoggedIn);
    }

    [Test]
    public async Task A_ticket_expires_six_hours_after_its_last_use()
    {
        await using var server = await Services86Server.StartAsync();
        var envelope = version.Of(SoapText.GetServiceAuth(await server.LogInAsync(), 1));

        server.Time.Advance(TimeSpan.FromHours(5.9));
        var used = await server.PostAsync("User", envelope, version.ContentType);
        server.Time.Advance(TimeSpan.FromHours(5.9));
        var usedAgain = await server.PostAsync("User", envelope, version.ContentType);
        server.Time.Advance(TimeSpan.FromHours(6));
        var expired = await server.PostAsync("User", envelope, version.ContentType);

        Assert.That(used.Succeeded, Is.True);
        Assert.That(usedAgain.Succeeded, Is.True);
        AssertRefused(expired, "SoSessionException", NotValid);
    }

    [Test]
    public async Task A_record_with_an_unknown_id_is_nil()
    {
        var answer = await PostAsync(SoapText.GetServiceAuth(_anna, UnknownId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Succeeded, Is.True);
            Assert.That(answer.Element("Response")!.Attribute(SoapText.Xsi + "nil")?.Value, Is.EqualTo("true"));
        }
    }

    [TestCase(UnknownId)]
    [TestCase(-1)]
    public async Task A_record_with_an_unknown_id_is_not_saved(int id)
    {
        var answer = await PostAsync(SoapText.SaveServiceAuth(_anna, SoapText.Element("ServiceAuthId", id)));

        AssertRefused(
            answer,
            "SoNotFoundException",
            $"There is no ServiceAuth {id}: use the id of a stored one, or 0 to store a new one.");
    }

    [TestCase(UnknownId)]
    [TestCase(0)]
    public async Task A_record_with_an_unknown_id_is_not_deleted(int id)
    {
        var answer = await PostAsync(SoapText.DeleteServiceAuth(_anna, id));

        AssertRefused(
            answer, "SoNotFoundException", $"There is no ServiceAuth {id}: use the id of a stored one.");
    }

    [TestCaseSource(nameof(MissingRecords))]
    public async Task A_missing_record_is_refused(object[] parameters)
    {
        var answer = await PostAsync(SoapText.Call(_anna, "SaveServiceAuth", parameters));

        AssertRefused(answer, "SoInvalidArgumentException", "There is nothing to save: send a ServiceAuth.");
    }

    [TestCaseSource(nameof(CallsOnOneRecord))]
    public async Task An_employee_may_not_reach_records_of_others(Func<string, int, string> call)
    {
        var id = await SaveAsync(_bert);

        var answer = await PostAsync(call(_anna, id));

        AssertRefused(
            answer,
            "SoFunctionRightException",
            $"ServiceAuth {id} belongs to somebody else: log in as its owner, or as an administrator.");
        var kept = await PostAsync(SoapText.GetServiceAuth(_bert, id));
        Assert.That(kept.Value("Server"), Is.EqualTo("mine"));
    }

    [TestCaseSource(nameof(CallsOnOneRecord))]
    public async Task An_administrator_may_reach_records_of_others(Func<string, int, string> call)
    {
        var id = await SaveAsync(_bert);

        var answer = await PostAsync(call(_admin, id));

        Assert.That(answer.Succeeded, Is.True, answer.Text);
    }

    [Test]
    public async Task A_record_that_an_administrator_saves_keeps_its_owner()
    {
        var id = await SaveAsync(_bert);

        await PostAsync(SoapText.SaveServiceAuth(
            _admin, SoapText.Element("ServiceAuthId", id), SoapText.Element("Server", "theirs")));
        var got = await PostAsync(SoapText.GetServiceAuth(_bert, id));

        Assert.That(got.Value("Server"), Is.EqualTo("theirs"));
    }

    private static IEnumerable<TestCaseData> MissingRecords()
    {
        yield return new TestCaseData([Array.Empty<object>()]).SetArgDisplayNames("absent");
        yield return new TestCaseData([new object[] { SoapText.Nil("ServiceAuth") }]).SetArgDisplayNames("nil");
    }

    private static IEnumerable<TestCaseData> CallsOnOneRecord()
    {
        yield return Named("get", SoapText.GetServiceAuth);
        yield return Named("delete", SoapText.DeleteServiceAuth);
        yield return Named("save", (ticket, id) => SoapText.SaveServiceAuth(
            ticket, SoapText.Element("ServiceAuthId", id), SoapText.Element("Server", "taken")));
    }

    private static TestCaseData Named(string name, Func<string, int, string> call) =>
        new TestCaseData(call).SetArgDisplayNames(name);

    private Task<SoapHttpAnswer> PostAsync(string envelope) =>
        Server.PostAsync("User", version.Of(envelope), version.ContentType);

    private async Task<int> SaveAsync(string ticket)
    {
        var saved = await PostAsync(SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", "mine")));
        return saved.Number("ServiceAuthId");
    }

    private void AssertRefused(SoapHttpAnswer answer, string exceptionType, string friendlyText) =>
        RefusedCall.Check(version, answer, exceptionType, friendlyText);
}
