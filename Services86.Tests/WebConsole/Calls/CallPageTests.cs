using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Calls;

internal sealed class CallPageTests : ServerFixture
{
    private const string Script = "<script>alert(86)</script>";

    private PageClient _client = null!;
    private string _ticket = "";

    [OneTimeSetUp]
    public async Task LogIn()
    {
        await Server.AddUserAsync("anna", "Pa55-of-anna");
        _client = await PageClient.LogInAsync(Server);
        _ticket = Secret(await Server.LogInAsync());
    }

    [OneTimeTearDown]
    public void CloseClient() => _client?.Dispose();

    [Test]
    public async Task A_call_is_listed_and_opens_with_its_twins()
    {
        await Server.PostAsync("User", SoapText.SaveServiceAuth(
            _ticket, SoapText.Element("Server", "listed.example.com"), SoapText.Element("Port", 993)));

        var list = await _client.GetTextAsync("console/calls?operation=SaveServiceAuth&text=listed.example.com");
        var page = await _client.GetTextAsync($"console/calls/{IdIn(list)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("User.SaveServiceAuth").And.Contain("listed.example.com"));
            Assert.That(page, Does.Not.Contain(_ticket));
            foreach (var program in new[] { "curl", "php", "python", "javascript", "csharp" })
            {
                Assert.That(page, Does.Contain($"data-snippet=\"twin-{program}\""));
            }
        }
    }

    [Test]
    public async Task A_rejected_call_has_its_reason_and_the_line_marked()
    {
        await Server.PostAsync(
            "User",
            $"""
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
              <s:Body>
                <GetServiceAuth xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86">
                  <ServiceAuthId>marked-86</ServiceAuthId>
                </GetServiceAuth>
              </s:Body>
            </s:Envelope>
            """);

        var list = await _client.GetTextAsync("console/calls?outcome=rejected&text=marked-86");
        var page = await _client.GetTextAsync($"console/calls/{IdIn(list)}");

        Assert.That(page, Does.Match("<mark>[^<]*&lt;ServiceAuthId&gt;marked-86"));
        Assert.That(page, Does.Contain("expected a whole number"));
    }

    [Test]
    public async Task A_call_is_sent_again_over_both_protocols_and_the_answers_are_shown_side_by_side()
    {
        await Server.PostAsync(
            "User", SoapText.Call(_ticket, "GetUserFromName", SoapText.Element("UserName", "admin")));
        var list = await _client.GetTextAsync("console/calls?operation=GetUserFromName&protocol=soap");
        var page = $"console/calls/{IdIn(list)}";
        var opened = await _client.GetTextAsync(page);

        foreach (var protocol in new[] { "soap", "rest" })
        {
            using var sent = await _client.PostAsync(
                page, ("protocol", protocol), ("body", BodyIn(opened, protocol)));
            Assert.That(
                sent.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await sent.Content.ReadAsStringAsync());
            var beside = new Uri(new Uri(Server.Address, page), sent.Headers.Location!).PathAndQuery.TrimStart('/');
            var shown = WebUtility.HtmlDecode(await _client.GetTextAsync(beside));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(shown, Does.Contain("side by side"));
                Assert.That(shown, Does.Contain(protocol == "soap" ? "<Name>admin</Name>" : "\"Name\": \"admin\""));
                Assert.That(shown, Does.Not.Contain(_ticket));
            }
        }
    }

    [Test]
    public async Task A_masked_secret_is_not_sent()
    {
        await Server.PostAsync("User", SoapText.SaveServiceAuth(
            _ticket, SoapText.Element("Password", Secret("secret-of-record-86"))));
        var list = await _client.GetTextAsync("console/calls?operation=SaveServiceAuth");
        var page = $"console/calls/{IdIn(list)}";
        var opened = await _client.GetTextAsync(page);

        using var refused = await _client.PostAsync(page, ("protocol", "soap"), ("body", BodyIn(opened, "soap")));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(opened, Does.Not.Contain("secret-of-record-86"));
    }

    [Test]
    public async Task An_employee_sees_their_own_calls_only()
    {
        await Server.PostAsync(
            "User", SoapText.Call(_ticket, "GetUserFromName", SoapText.Element("UserName", "of-admin")));
        var list = await _client.GetTextAsync("console/calls?text=of-admin");
        using var anna = await PageClient.LogInAsync(Server, "anna", "Pa55-of-anna");
        var ticket = await Server.LogInAsync("anna", "Pa55-of-anna");
        await Server.PostAsync("User", SoapText.Call(ticket, "GetUserFromName", SoapText.Element("UserName", "anna")));

        var own = await anna.GetTextAsync("console/calls");
        using var other = await anna.GetAsync($"console/calls/{IdIn(list)}");
        using var clear = await anna.PostAsync("console/calls", ("confirmed", "yes"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Regex.Count(own, "<tr>"), Is.EqualTo(3), "the heading, the login and the call");
            Assert.That(own, Does.Not.Contain("of-admin"));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(clear.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task What_clients_send_is_text_on_every_page()
    {
        await Server.AddUserAsync("x<b>y", "Pa55-of-xss");
        var ticket = await Server.LogInAsync("x<b>y", "Pa55-of-xss");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Remote/Services86/User.svc")
        {
            Content = new StringContent(
                SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", Script), SoapText.Element("Port", Script)),
                Encoding.UTF8,
                "text/xml"),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", Script);
        await Server.SendAsync(request);
        await Server.PostAsync(
            "User", SoapText.Call(ticket, "GetUserFromName", SoapText.Element("UserName", Script)));
        using var application = await _client.PostAsync(
            "console/applications", ("name", Script), ("agent", "User"));

        var list = await _client.GetTextAsync("console/calls");
        var ids = Regex.Matches(list, "calls/(\\d+)\"").Select(found => found.Groups[1].Value).Distinct();
        var users = await _client.GetTextAsync("console/users");
        var pages = Regex.Matches(users, "users/(\\d+)\"").Select(found => $"console/users/{found.Groups[1].Value}")
            .Concat(ids.Select(id => $"console/calls/{id}"))
            .Concat(
            [
                "console/calls", "console/users", "console/applications", "console/tickets", "console/audit",
                "console/leaving-soap", $"console/calls?text={Uri.EscapeDataString(Script)}",
                $"console/audit?user={Uri.EscapeDataString(Script)}",
                $"console/tickets?user={Uri.EscapeDataString(Script)}",
                $"console/%3Cscript%3Ealert(86)", "console/login?return=%22%3E%3Cscript%3Ealert(86)",
            ]);

        using (Assert.EnterMultipleScope())
        {
            foreach (var page in pages)
            {
                var text = await _client.GetTextAsync(page);
                Assert.That(text, Does.Not.Contain("<script>").And.Not.Contain("<b>"), page);
            }
        }
    }

    [Test]
    public async Task The_table_about_leaving_SOAP_is_downloaded()
    {
        await Server.PostAsync("User", SoapText.Call(_ticket, "GetCredentialTypes"));

        var page = await _client.GetTextAsync("console/leaving-soap");
        using var file = await _client.GetAsync("console/leaving-soap/csv");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("User.GetCredentialTypes").And.Contain("Call it over REST"));
            Assert.That(file.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
            Assert.That(await file.Content.ReadAsStringAsync(), Does.Contain("GetCredentialTypes"));
        }
    }

    private static string IdIn(string list)
    {
        var found = Regex.Match(list, "calls/(\\d+)\"");
        Assert.That(found.Success, Is.True, "no call is listed");
        return found.Groups[1].Value;
    }

    private static string BodyIn(string page, string protocol)
    {
        var found = Regex.Match(
            page, $"<textarea id=\"body-{protocol}\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline);
        Assert.That(found.Success, Is.True, $"no body for {protocol}");
        return WebUtility.HtmlDecode(found.Groups[1].Value).TrimStart('\n');
    }
}
