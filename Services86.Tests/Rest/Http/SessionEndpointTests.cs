using System.Net;
using Microsoft.Net.Http.Headers;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Http;

internal sealed class SessionEndpointTests : RestHeadersFixture
{
    private const string Path = "/api/v1/session";

    [TestCase(Path)]
    [TestCase("/API/V1/Session/")]
    [TestCase("/Cust12345/api/v1/session")]
    public async Task A_browser_logs_in_calls_and_logs_out(string path)
    {
        var login = await SendAsync(HttpMethod.Post, path, null, Basic("admin", Services86Server.AdminPassword));
        var session = SessionOf(login);

        var call = await CallAsync("CreateDefaultServiceAuth", null, session);
        var logout = await SendAsync(HttpMethod.Delete, path, null, session);
        var after = await CallAsync("CreateDefaultServiceAuth", null, session);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((login.Status, login.Text), Is.EqualTo((HttpStatusCode.NoContent, "")));
            Assert.That(call.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(logout.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(logout.Headers["Set-Cookie"], Does.Contain("expires=Thu, 01 Jan 1970"));
            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_ticket_logs_a_browser_in()
    {
        var ticket = await Server.LogInAsync();

        var login = await SendAsync(HttpMethod.Post, Path, null, ("Authorization", $"SoTicket {ticket}"));

        Assert.That(
            (await CallAsync("CreateDefaultServiceAuth", null, SessionOf(login))).Status,
            Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Credentials_in_a_form_do_not_log_in()
    {
        var answer = await SendAsync(HttpMethod.Post, Path, "UserName=admin&Password=x");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers, Does.Not.ContainKey("Set-Cookie"));
    }

    [Test]
    public async Task A_page_of_another_site_cannot_log_in_or_out()
    {
        var login = await SendAsync(HttpMethod.Post, Path, null, Basic("admin", Services86Server.AdminPassword));
        var session = SessionOf(login);
        var site = ("Sec-Fetch-Site", "same-site");

        var foreignLogin = await SendAsync(
            HttpMethod.Post, Path, null, Basic("admin", Services86Server.AdminPassword), site);
        var foreignLogout = await SendAsync(HttpMethod.Delete, Path, null, [.. session, site]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreignLogin.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(foreignLogin.Headers, Does.Not.ContainKey("Set-Cookie"));
            Assert.That(foreignLogout.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(
                (await CallAsync("CreateDefaultServiceAuth", null, session)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("OPTIONS")]
    public async Task Another_method_is_refused(string method)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var answer = await connection.SendAsync(System.Text.Encoding.ASCII.GetBytes(
            $"{method} {Path} HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Header("Allow"), Is.EqualTo("POST, DELETE"));
    }

    private (string Name, string Value)[] SessionOf(RestHttpAnswer login)
    {
        var cookies = SetCookieHeaderValue.ParseList([login.Headers["Set-Cookie"]]);
        foreach (var cookie in cookies)
        {
            Secret(cookie.Value.Value!);
        }

        return
        [
            ("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"))),
            ("X-XSRF-TOKEN", cookies.Single(cookie => cookie.Name == "XSRF-TOKEN").Value.Value!),
        ];
    }
}
