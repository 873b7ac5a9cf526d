using System.Net;
using System.ServiceModel;
using System.Text;
using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Host.TestMode;

/// <summary>Each kind of fault, as clients see it.</summary>
internal sealed class FaultTests : TestModeFixture
{
    private const string Save = "Agents/User/SaveServiceAuth";

    [Test]
    public async Task A_refusal_has_its_type_and_texts_over_SOAP_and_REST()
    {
        await PostAsync("faults", """
            {
              "match": { "operation": "SaveServiceAuth" },
              "effect": {
                "refusal": { "exceptionType": "SoFunctionRightException", "message": "No.", "friendlyText": "Ask." }
              }
            }
            """);
        var users = await Server.LogInAsync<IUserAgent>();
        using var rest = await Server.CreateRestClientAsync();

        var refused = Assert.ThrowsAsync<RefusedCallException>(
            async () => await users.SaveServiceAuthAsync(new ServiceAuth()));
        var (status, body) = await SaveAsync(rest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                refused.Info!.ExceptionType, Is.EqualTo("SuperOffice.Exceptions.SoFunctionRightException"));
            Assert.That(refused.Info.Message, Is.EqualTo("No."));
            Assert.That(refused.Info.FriendlyText, Is.EqualTo("Ask."));
            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(body, Does.Contain("No.").And.Contain("Ask."));
        }
    }

    [Test]
    public async Task A_refusal_can_have_any_type()
    {
        await PostAsync("faults", """{ "effect": { "refusal": { "exceptionType": "Acme.OddException" } } }""");
        var session = Assert.ThrowsAsync<RefusedCallException>(async () => await Server.CreateSessionAsync());

        Assert.That(session.Info!.ExceptionType, Is.EqualTo("Acme.OddException"));
    }

    [Test]
    public async Task A_SOAP_fault_has_its_code_in_both_versions()
    {
        await PostAsync(
            "faults", """{ "effect": { "soapFault": { "code": "Client", "reason": "Strange." } } }""");

        var fault = Assert.ThrowsAsync<FaultException>(async () => await Server.CreateSessionAsync());
        var answer = await PostSoapAsync(SoapText.Soap12, "application/soap+xml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fault.Code.Name, Is.EqualTo("Client"));
            Assert.That(fault.Message, Is.EqualTo("Strange."));
            Assert.That(answer, Does.Contain(":Sender<").And.Contain("Strange."));
        }
    }

    [Test]
    public async Task An_HTTP_status_has_its_headers_and_body()
    {
        using var rest = await Server.CreateRestClientAsync();
        await PostAsync("faults", """
            { "effect": { "status": { "code": 503, "retryAfter": 7, "contentType": "text/plain", "body": "Later" } } }
            """);

        using var response = await rest.PostAsync(new Uri(Save, UriKind.Relative), Content());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("Later"));
            Assert.That(await CountAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task A_delay_is_waited_for_before_the_answer()
    {
        using var rest = await Server.CreateRestClientAsync();
        await PostAsync("faults", """{ "effect": { "delay": { "milliseconds": 400 } } }""");
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.That(
            async () => await rest.PostAsync(new Uri(Save, UriKind.Relative), Content(), impatient.Token),
            Throws.InstanceOf<OperationCanceledException>());
        var (status, _) = await SaveAsync(rest);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("beforeExecution", 0)]
    [TestCase("afterExecution", 1)]
    [TestCase("inAnswer", 1)]
    public async Task A_cut_connection_has_no_answer_whether_or_not_the_call_was_executed(string at, int stored)
    {
        using var rest = await Server.CreateRestClientAsync();
        await PostAsync("faults", $$"""{ "times": 1, "effect": { "cut": { "at": "{{at}}" } } }""");

        Assert.That(async () => await SaveAsync(rest), Throws.InstanceOf<HttpRequestException>());
        Assert.That(await CountAsync(), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_connection_that_is_cut_is_an_exception_of_WCF()
    {
        var users = await Server.LogInAsync<IUserAgent>();
        await PostAsync("faults", """{ "effect": { "cut": { "at": "afterExecution" } } }""");

        Assert.That(
            async () => await users.SaveServiceAuthAsync(new ServiceAuth()),
            Throws.InstanceOf<CommunicationException>());
    }

    [TestCase("truncated")]
    [TestCase("contentType")]
    [TestCase("proxyPage")]
    public async Task A_malformed_answer_is_an_exception_of_WCF(string kind)
    {
        var users = await Server.LogInAsync<IUserAgent>();
        await PostAsync("faults", $$"""{ "effect": { "malformed": { "kind": "{{kind}}" } } }""");

        Assert.That(
            async () => await users.SaveServiceAuthAsync(new ServiceAuth()),
            Throws.InstanceOf<CommunicationException>().Or.InstanceOf<System.Xml.XmlException>());
    }

    [Test]
    public async Task A_truncated_answer_is_a_complete_response_with_half_of_the_JSON()
    {
        using var rest = await Server.CreateRestClientAsync();
        var (_, whole) = await SaveAsync(rest);
        await PostAsync("faults", """{ "effect": { "malformed": { "kind": "truncated" } } }""");

        var (status, half) = await SaveAsync(rest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(half, Has.Length.EqualTo(whole.Length / 2));
            Assert.That(half, Does.StartWith("{"));
        }
    }

    [Test]
    public async Task The_page_of_a_proxy_is_HTML_with_502()
    {
        using var rest = await Server.CreateRestClientAsync();
        await PostAsync("faults", """{ "effect": { "malformed": { "kind": "proxyPage" } } }""");

        var (status, body) = await SaveAsync(rest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(body, Does.StartWith("<html>"));
        }
    }

    [Test]
    public async Task A_fault_is_for_the_calls_that_it_matches_only()
    {
        await PostAsync("seed", """{ "users": [{ "name": "per" }] }""");
        await PostAsync("faults", """
            {
              "match": { "protocol": "rest", "agent": "user", "operation": "saveserviceauth", "user": "PER" },
              "effect": { "status": { "code": 500 } }
            }
            """);
        using var admin = await Server.CreateRestClientAsync();
        using var per = await Server.CreateRestClientAsync("per");
        var users = await Server.LogInAsync<IUserAgent>("per");

        await users.SaveServiceAuthAsync(new ServiceAuth());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SaveAsync(admin)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await SaveAsync(per)).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        }
    }

    [Test]
    public async Task A_fault_of_a_user_is_for_the_login_of_the_user_too()
    {
        await PostAsync("seed", """{ "users": [{ "name": "per" }] }""");
        await PostAsync(
            "faults",
            """{ "match": { "user": "per" }, "effect": { "refusal": { "exceptionType": "SoDbAccessException" } } }""");

        await Server.CreateSessionAsync();
        Assert.That(async () => await Server.CreateSessionAsync("per"), Throws.InstanceOf<RefusedCallException>());
    }

    [Test]
    public async Task A_fault_counts_its_calls()
    {
        using var rest = await Server.CreateRestClientAsync();
        await PostAsync(
            "faults", """{ "skip": 1, "every": 2, "times": 2, "effect": { "status": { "code": 500 } } }""");

        List<int> statuses = [];
        for (var i = 0; i < 8; i++)
        {
            statuses.Add((int)(await SaveAsync(rest)).Status);
        }

        var list = await Http.GetStringAsync(new Uri("/admin/test/faults", UriKind.Relative));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.EqualTo([200, 200, 500, 200, 500, 200, 200, 200]));
            Assert.That(list, Does.Contain("\"matched\": 8").And.Contain("\"applied\": 2"));
        }
    }

    [Test]
    public async Task A_removed_fault_does_nothing()
    {
        using var rest = await Server.CreateRestClientAsync();
        var added = await PostAsync("faults", """{ "effect": { "status": { "code": 500 } } }""");

        using var removed = await Http.DeleteAsync(
            new Uri($"/admin/test/faults/{added.GetProperty("id")}", UriKind.Relative));
        using var again = await Http.DeleteAsync(new Uri("/admin/test/faults/1", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await SaveAsync(rest)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [TestCase("{}", "$.effect: expected what happens to the calls")]
    [TestCase("""{ "effect": {} }""", "$.effect: expected delay or one of refusal, soapFault, status, cut, malformed")]
    [TestCase("""{ "effect": { "status": {} } }""", "$.effect.status.code: expected an HTTP status, found nothing.")]
    [TestCase("""{ "effect": { "status": { "code": 99 } } }""", "a whole number from 300 to 599, found the number 99.")]
    [TestCase("""{ "effect": { "status": { "code": "503" } } }""", "found a text that is none")]
    [TestCase("""{ "effect": { "statuz": {} } }""", "$.effect.statuz: there is no such member. Did you mean status?")]
    [TestCase("""{ "effect": { "cut": { "at": "x" } } }""", "expected beforeExecution, afterExecution, inAnswer")]
    [TestCase("""{ "effect": { "cut": { "at": "inAnswer" }, "status": { "code": 500 } } }""", "expected one effect")]
    [TestCase(
        """{ "effect": { "soapFault": {} }, "match": { "protocol": "rest" } }""", "$.match.protocol: expected soap")]
    [TestCase("""{ "effect": { "delay": { "milliseconds": 1 } }, "every": 0 }""", "$.every: expected a whole number")]
    public async Task A_wrong_fault_names_the_path(string json, string error) =>
        Assert.That(await PostWrongAsync("faults", json), Does.Contain(error));

    private static StringContent Content() => new("{}", Encoding.UTF8, "application/json");

    private static async Task<(HttpStatusCode Status, string Body)> SaveAsync(HttpClient rest)
    {
        using var response = await rest.PostAsync(new Uri(Save, UriKind.Relative), Content());
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> PostSoapAsync(string envelopeNamespace, string mediaType)
    {
        var envelope = SoapText.Envelope(
            ticket: null,
            SoapText.Element("AuthenticateUsernamePassword", SoapText.Element("UserName", "admin")),
            envelopeNamespace);
        using var content = new StringContent(envelope, Encoding.UTF8, mediaType);
        using var response = await Http.PostAsync(
            new Uri("/Remote/Services86/SoPrincipal.svc", UriKind.Relative), content);
        return await response.Content.ReadAsStringAsync();
    }

    // By the id that the next record gets.
    private async Task<int> CountAsync()
    {
        Server.Faults.Clear();
        var users = await Server.LogInAsync<IUserAgent>();
        return (await users.SaveServiceAuthAsync(new ServiceAuth()))!.ServiceAuthId - 1;
    }
}
