using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Calls;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class RefusedCallTests(WireVersion version) : ServerFixture
{
    private const int UnknownId = 4711;
    private const string NotLoggedIn =
        "You are not logged in: log in with SoPrincipal.AuthenticateUsernamePassword, and send the ticket that it gives in the Credentials header.";
    private const string NotValid =
        "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use the new ticket.";

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
            "<Ticket>TICKET</Ticket>", $"<Ticket p:nil=\"true\" xmlns:p=\"{SoapText.Xsi}\"/>", StringComparison.Ordinal);

        var answer = await PostAsync(envelope);

        AssertRefused(answer, "SoSessionException", NotLoggedIn);
    }

    [Test]
    public async Task A_ticket_ends_six_hours_after_its_last_use()
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
    public async Task An_unknown_id_is_nothing_to_get()
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
    public async Task An_unknown_id_cannot_be_saved(int id)
    {
        var answer = await PostAsync(SoapText.SaveServiceAuth(_anna, SoapText.Element("ServiceAuthId", id)));

        AssertRefused(
            answer, "SoNotFoundException", $"There is no ServiceAuth {id}: use the id of a stored one, or 0 to store a new one.");
    }

    [TestCase(UnknownId)]
    [TestCase(0)]
    public async Task An_unknown_id_cannot_be_deleted(int id)
    {
        var answer = await PostAsync(SoapText.DeleteServiceAuth(_anna, id));

        AssertRefused(
            answer, "SoNotFoundException", $"There is no ServiceAuth {id}: use the id of a stored one, or 0 to store a new one.");
    }

    [TestCaseSource(nameof(NothingToSave))]
    public async Task Nothing_cannot_be_saved(object[] parameters)
    {
        var answer = await PostAsync(SoapText.Call(_anna, "SaveServiceAuth", parameters));

        AssertRefused(answer, "SoInvalidArgumentException", "There is nothing to save: send a ServiceAuth.");
    }

    [TestCaseSource(nameof(CallsOnOneRecord))]
    public async Task Records_of_another_employee_are_out_of_reach(Func<string, int, string> call)
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
    public async Task A_record_stays_its_owners_when_an_administrator_saves_it()
    {
        var id = await SaveAsync(_bert);

        await PostAsync(SoapText.SaveServiceAuth(
            _admin, SoapText.Element("ServiceAuthId", id), SoapText.Element("Server", "theirs")));
        var got = await PostAsync(SoapText.GetServiceAuth(_bert, id));

        Assert.That(got.Value("Server"), Is.EqualTo("theirs"));
    }

    [Test]
    public async Task Refusals_can_be_faults()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:WrapExceptions=false");

        var answer = await server.PostAsync("User", version.Of(SoapText.GetServiceAuth("garbage", 1)), version.ContentType);

        var detail = answer.Envelope.Descendants(version == WireVersion.Soap11 ? "detail" : version.Envelope + "Detail");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.Status, Is.EqualTo(version.SenderStatus));
            Assert.That(answer.ContentType, Is.EqualTo(version.ContentType));
            Assert.That(version.CodesOf(answer), Is.EqualTo(version.SenderCodes()));
            Assert.That(answer.FaultText, Is.EqualTo(NotValid));
            Assert.That(detail.Elements().Single().Name, Is.EqualTo(SoapText.Services86 + "SoExceptionInfo"));
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(answer.Value("FriendlyText"), Is.EqualTo(NotValid));
            Assert.That(answer.Value("StackTrace"), Is.Null);
        }
    }

    [Test]
    public async Task A_fault_of_our_own_tells_the_client_nothing_but_its_id()
    {
        await using var server = await Services86Server.StartAsync();
        server.LogExpectations.ExpectError();
        var ticket = await server.LogInAsync();
        await server.ExecuteAsync("DROP TABLE service_auth");

        var answer = await server.PostAsync("User", version.Of(SoapText.GetServiceAuth(ticket, 1)), version.ContentType);

        var id = ErrorId(answer.Value("FriendlyText")!);
        AssertRefused(
            answer,
            "SoDbAccessException",
            $"The server failed, through no fault of yours. Try again; if it fails again, tell the server's owner the error id {id}.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Does.Not.Contain("service_auth").And.Not.Contain("SQLite"));
            Assert.That(server.Log.Errors.Count(), Is.EqualTo(1));
            Assert.That(server.Log.Errors.Single(), Does.Contain($"User.GetServiceAuth failed, error id {id}"));
            Assert.That(server.Log.Errors.Single(), Does.Contain("no such table"));
        }
    }

    [Test]
    public async Task A_fault_of_our_own_can_be_a_fault()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:WrapExceptions=false");
        server.LogExpectations.ExpectError();
        var ticket = await server.LogInAsync();
        await server.ExecuteAsync("DROP TABLE service_auth");

        var answer = await server.PostAsync("User", version.Of(SoapText.GetServiceAuth(ticket, 1)), version.ContentType);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(version.CodesOf(answer), Is.EqualTo(version.ReceiverCodes(WireVersion.InternalServiceFault)));
            Assert.That(server.Log.Errors.Single(), Does.Contain(ErrorId(answer.FaultText!)));
            Assert.That(answer.Text, Does.Not.Contain("service_auth").And.Not.Contain("SQLite"));
        }
    }

    [Test]
    public async Task The_stack_trace_is_told_when_the_owner_wants_it()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:IncludeStackTrace=true");

        var answer = await server.PostAsync("User", version.Of(SoapText.GetServiceAuth("garbage", 1)), version.ContentType);

        Assert.That(answer.Value("StackTrace"), Does.Contain("SoSessionException").And.Contain(" at "));
    }

    private static IEnumerable<TestCaseData> NothingToSave()
    {
        yield return new TestCaseData([Array.Empty<object>()]).SetArgDisplayNames("absent");
        yield return new TestCaseData([new object[] { SoapText.Nil("ServiceAuth") }]).SetArgDisplayNames("nil");
    }

    private static IEnumerable<TestCaseData> CallsOnOneRecord()
    {
        yield return new TestCaseData((Func<string, int, string>)SoapText.GetServiceAuth).SetArgDisplayNames("get");
        yield return new TestCaseData((Func<string, int, string>)SoapText.DeleteServiceAuth).SetArgDisplayNames("delete");
        yield return new TestCaseData((string ticket, int id) => SoapText.SaveServiceAuth(
            ticket, SoapText.Element("ServiceAuthId", id), SoapText.Element("Server", "taken"))).SetArgDisplayNames("save");
    }

    private static string ErrorId(string text) => Regex.Match(text, "error id ([0-9a-f]{12})").Groups[1].Value;

    private Task<SoapHttpAnswer> PostAsync(string envelope) =>
        Server.PostAsync("User", version.Of(envelope), version.ContentType);

    private async Task<int> SaveAsync(string ticket)
    {
        var saved = await PostAsync(SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", "mine")));
        return saved.Number("ServiceAuthId");
    }

    private void AssertRefused(SoapHttpAnswer answer, string exceptionType, string friendlyText)
    {
        XElement[] results = [.. answer.Envelope.Element(version.Envelope + "Body")!.Elements().Single().Elements()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.ContentType, Is.EqualTo(version.ContentType));
            Assert.That(answer.Envelope.Name, Is.EqualTo(version.Envelope + "Envelope"));
            Assert.That(answer.Value("Succeeded"), Is.EqualTo("false"));
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions." + exceptionType));
            Assert.That(answer.Value("FriendlyText"), Is.EqualTo(friendlyText));
            Assert.That(answer.Value("Message"), Is.Not.Empty);
            Assert.That(answer.Value("StackTrace"), Is.Null);
            Assert.That(results.Select(result => result.Attribute(SoapText.Xsi + "nil")?.Value), Is.All.EqualTo("true"));
        }
    }
}
