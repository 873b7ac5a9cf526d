using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Sessions;

internal sealed class LoginPageTests : ServerFixture
{
    private static readonly string[] Pages = ["console/account", "console/", "Cust12345/console/account"];

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_sends_a_stranger_to_the_login_and_back(string page)
    {
        using var client = new PageClient(Server.Address);
        using var refused = await client.GetAsync(page);
        var login = new Uri(new Uri(Server.Address, page), refused.Headers.Location!).PathAndQuery.TrimStart('/');
        using var accepted = await client.PostAsync(
            login,
            ("name", "admin"),
            ("password", Services86Server.AdminPassword),
            ("return", "account"));
        var returned = new Uri(new Uri(Server.Address, login), accepted.Headers.Location!);
        using var opened = await client.GetAsync(returned.PathAndQuery.TrimStart('/'));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(returned.AbsolutePath, Does.EndWith("/console/account"));
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(opened.Headers.CacheControl?.NoStore, Is.True);
        }
    }

    [TestCase("//evil.example.com")]
    [TestCase("https://evil.example.com")]
    [TestCase("\\\\evil.example.com")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/\\evil.example.com")]
    [TestCase("account\r\nX: y")]
    [TestCase("../../evil")]
    public async Task The_login_leads_to_no_other_server(string target)
    {
        using var client = new PageClient(Server.Address);
        using var accepted = await client.PostAsync(
            "console/login", ("name", "admin"), ("password", Services86Server.AdminPassword), ("return", target));

        Assert.That(accepted.Headers.Location?.ToString(), Is.EqualTo("../console/"));
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_the_name_stays_as_text()
    {
        using var client = new PageClient(Server.Address);
        var secret = Secret("a-wrong-password-86");

        using var refused = await client.PostAsync(
            "console/login", ("name", "\"><script>alert(1)</script>"), ("password", secret));
        var page = await refused.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(page, Does.Contain("is wrong").And.Not.Contain("<script>alert").And.Not.Contain(secret));
            Assert.That(client.Cookies.Count, Is.Zero);
        }
    }

    [Test]
    public async Task Failed_logins_delay_the_login()
    {
        await Server.AddUserAsync("throttled", "Pa55-of-throttled");
        using var client = new PageClient(Server.Address);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var refused = await client.PostAsync(
                "console/login", ("name", "throttled"), ("password", "wrong"));
            statuses.Add(refused.StatusCode);
        }

        using var delayed = await client.PostAsync(
            "console/login", ("name", "throttled"), ("password", "Pa55-of-throttled"));

        Assert.That(statuses, Does.Contain(HttpStatusCode.TooManyRequests));
        Assert.That(delayed.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(delayed.Headers.RetryAfter, Is.Not.Null);
        Server.Time.Advance(TimeSpan.FromHours(1));
    }

    [TestCase("cross-site", null)]
    [TestCase("same-site", null)]
    [TestCase(null, "http://evil.example.com")]
    [TestCase(null, "null")]
    public async Task A_form_of_another_site_logs_nobody_in(string? site, string? origin)
    {
        using var client = new PageClient(Server.Address);
        using var request = PageClient.NewPost(
            "console/login", ("name", "admin"), ("password", Services86Server.AdminPassword));
        request.Headers.TryAddWithoutValidation(site is null ? "Origin" : "Sec-Fetch-Site", site ?? origin);

        using var refused = await client.SendAsync(request);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(client.Cookies.Count, Is.Zero);
    }

    [Test]
    public async Task Log_out_ends_the_ticket_and_needs_the_token()
    {
        using var client = await PageClient.LogInAsync(Server);
        var cookies = client.Cookies.GetCookieHeader(Server.Address);
        using var link = await client.GetAsync("console/logout");
        using var forged = await client.SendAsync(PageClient.NewPost("console/logout", ("xsrf", "forged")));
        using var missing = await client.SendAsync(PageClient.NewPost("console/logout"));
        using var still = await client.GetAsync("console/account");

        using var ended = await client.PostAsync("console/logout");

        using var request = new HttpRequestMessage(HttpMethod.Get, "console/account");
        request.Headers.Add("Cookie", cookies);
        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Server.Address,
        };
        using var after = await plain.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        }
    }
}
