using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Calls;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class CallFailuresTests(WireVersion version)
{
    private const string NotValid =
        "Your login is not valid any more: log in again with SoPrincipal.AuthenticateUsernamePassword, and use the " +
        "new ticket.";

    [Test]
    public async Task A_refusal_is_a_fault_if_exceptions_are_not_wrapped()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:WrapExceptions=false");

        var answer = await PostAsync(server, SoapText.GetServiceAuth("garbage", 1));

        var detail = answer.Envelope.Descendants(
            version == WireVersion.Soap11 ? "detail" : version.Envelope + "Detail");
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
    public async Task A_failure_of_the_server_reveals_only_its_id()
    {
        await using var server = await Services86Server.StartAsync();
        server.LogExpectations.ExpectError();
        var ticket = await server.LogInAsync();
        await server.ExecuteAsync("DROP TABLE service_auth");

        var answer = await PostAsync(server, SoapText.GetServiceAuth(ticket, 1));

        var id = ErrorId(answer.Value("FriendlyText")!);
        RefusedCall.Check(
            version,
            answer,
            "SoDbAccessException",
            "The server failed, through no fault of yours. Try again; if it fails again, tell the server's owner the " +
            $"error id {id}.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Text, Does.Not.Contain("service_auth").And.Not.Contain("SQLite"));
            Assert.That(server.Log.Errors.Count(), Is.EqualTo(1));
            Assert.That(server.Log.Errors.Single(), Does.Contain($"User.GetServiceAuth failed, error id {id}"));
            Assert.That(server.Log.Errors.Single(), Does.Contain("no such table"));
        }
    }

    [Test]
    public async Task A_failure_of_the_server_is_a_fault_if_exceptions_are_not_wrapped()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:WrapExceptions=false");
        server.LogExpectations.ExpectError();
        var ticket = await server.LogInAsync();
        await server.ExecuteAsync("DROP TABLE service_auth");

        var answer = await PostAsync(server, SoapText.GetServiceAuth(ticket, 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(version.CodesOf(answer), Is.EqualTo(version.ReceiverCodes(WireVersion.InternalServiceFault)));
            Assert.That(server.Log.Errors.Single(), Does.Contain(ErrorId(answer.FaultText!)));
            Assert.That(answer.Text, Does.Not.Contain("service_auth").And.Not.Contain("SQLite"));
        }
    }

    [Test]
    public async Task The_stack_trace_is_returned_if_configured()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:IncludeStackTrace=true");

        var answer = await PostAsync(server, SoapText.GetServiceAuth("garbage", 1));

        Assert.That(answer.Value("StackTrace"), Does.Contain("SoSessionException").And.Contain(" at "));
    }

    private static string ErrorId(string text) => Regex.Match(text, "error id ([0-9a-f]{12})").Groups[1].Value;

    private Task<SoapHttpAnswer> PostAsync(Services86Server server, string envelope) =>
        server.PostAsync("User", version.Of(envelope), version.ContentType);
}
