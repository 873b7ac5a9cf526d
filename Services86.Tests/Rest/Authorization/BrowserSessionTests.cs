using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Tests.Rest.Authorization;

internal sealed class BrowserSessionTests : AuthorizationFixture
{
    private const string SessionCookie = "Services86-Session";
    private const string TokenCookie = "XSRF-TOKEN";
    private const string TokenHeader = "X-XSRF-TOKEN";

    [OneTimeSetUp]
    public async Task AddAnna() => await AddAsync("Anna");

    [Test]
    public async Task The_cookie_and_the_header_authenticate_the_caller()
    {
        var (session, token) = await BeginAsync();

        var caller = await AskAsync(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token));

        Assert.That(caller!.Name, Is.EqualTo("Anna"));
    }

    [Test]
    public async Task The_cookie_alone_does_not_authenticate()
    {
        var (session, token) = await BeginAsync();

        Assert.That(
            () => AskAsync(("Cookie", $"{SessionCookie}={session}; {TokenCookie}={token}")),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo(
                "There is neither an Authorization header nor the session of a browser."));
    }

    [Test]
    public async Task The_header_alone_does_not_authenticate()
    {
        var (_, token) = await BeginAsync();

        Assert.That(() => AskAsync((TokenHeader, token)), Throws.TypeOf<SoSessionException>());
        Assert.That(
            () => AskAsync(("Cookie", $"{TokenCookie}={token}"), (TokenHeader, token)),
            Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public async Task A_forged_pair_of_cookie_and_header_is_refused()
    {
        var (session, token) = await BeginAsync();
        var (_, otherToken) = await BeginAsync();

        foreach (var forged in new[] { "forged", "", otherToken, token[..^1], token + "A", session })
        {
            Assert.That(
                () => AskAsync(
                    ("Cookie", $"{SessionCookie}={session}; {TokenCookie}={forged}"), (TokenHeader, forged)),
                Throws.TypeOf<XsrfValidationException>(),
                forged);
        }
    }

    [Test]
    public void An_invented_session_with_a_matching_header_is_unknown()
    {
        const string Ticket = "7T:made+up==";
        var token = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(Ticket), System.Text.Encoding.UTF8.GetBytes(TokenCookie)));

        Assert.That(
            () => AskAsync(("Cookie", $"{SessionCookie}={Uri.EscapeDataString(Ticket)}"), (TokenHeader, token)),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo("The session is unknown, or has ended."));
    }

    [Test]
    public async Task A_page_of_another_site_is_refused_even_with_the_header()
    {
        var (session, token) = await BeginAsync();

        Assert.That(
            () => AskAsync(
                ("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token), ("Origin", "http://evil.example.com")),
            Throws.TypeOf<XsrfValidationException>());
    }

    [Test]
    public async Task An_ended_session_is_refused_and_its_cookies_are_deleted()
    {
        var (session, token) = await BeginAsync();
        var ending = Request(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token));

        await Session.EndAsync(ending);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                CookiesOf(ending), Has.All.Matches<SetCookieHeaderValue>(c => c.Expires == DateTimeOffset.UnixEpoch));
            Assert.That(CookiesOf(ending).Select(c => c.Name.Value), Is.EquivalentTo([SessionCookie, TokenCookie]));
            Assert.That(
                () => AskAsync(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token)),
                Throws.TypeOf<SoSessionException>());
        }
    }

    [Test]
    public async Task Ending_a_session_requires_the_header()
    {
        var (session, _) = await BeginAsync();

        Assert.That(
            () => Session.EndAsync(Request(("Cookie", $"{SessionCookie}={session}"))),
            Throws.TypeOf<XsrfValidationException>());
    }

    [Test]
    public async Task Ending_a_session_does_not_revoke_the_ticket_that_started_it()
    {
        var ticket = await Server.LogInAsync("Anna", Password);
        var (session, token) = await BeginAsync($"SoTicket {ticket}");

        await Session.EndAsync(Request(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token)));

        Assert.That((await AskAsync(("Authorization", $"SoTicket {ticket}")))!.Name, Is.EqualTo("Anna"));
    }

    [Test]
    public async Task Only_the_session_cookie_is_HttpOnly_and_both_cookies_are_SameSite_Strict()
    {
        var context = Request(("Authorization", Basic("Anna", Password)));
        await Session.BeginAsync(context, await Authorization.RequireLoginAsync(context));

        var session = CookiesOf(context).Single(c => c.Name == SessionCookie);
        var token = CookiesOf(context).Single(c => c.Name == TokenCookie);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(session.HttpOnly, Is.True);
            Assert.That(token.HttpOnly, Is.False);
            foreach (var cookie in CookiesOf(context))
            {
                Assert.That(cookie.SameSite, Is.EqualTo(Microsoft.Net.Http.Headers.SameSiteMode.Strict));
                Assert.That(cookie.Path.Value, Is.EqualTo("/"));
                Assert.That(cookie.Secure, Is.False);
                Assert.That(cookie.Expires, Is.Null);
            }
        }
    }

    [Test]
    public async Task Over_https_the_cookies_are_secure_and_the_session_has_the_Host_prefix()
    {
        var context = Request(("Authorization", Basic("Anna", Password)));
        context.Request.Scheme = "https";
        await Session.BeginAsync(context, await Authorization.RequireLoginAsync(context));

        Assert.That(
            CookiesOf(context).Select(c => c.Name.Value), Is.EquivalentTo(["__Host-" + SessionCookie, TokenCookie]));
        Assert.That(CookiesOf(context), Has.All.Matches<SetCookieHeaderValue>(c => c.Secure));
    }

    [Test]
    public async Task Neither_a_session_nor_an_access_token_starts_a_session()
    {
        var (session, token) = await BeginAsync();
        var caller = await AskAsync(("Authorization", Basic("Anna", Password)));
        var accessToken = Secret(await Server.Services.GetRequiredService<AccessTokenService>()
            .IssueAsync(caller!, applicationToken: null, CancellationToken.None));

        Assert.That(
            () => Authorization.RequireLoginAsync(
                Request(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token))),
            Throws.TypeOf<SoSessionException>());
        Assert.That(
            () => Authorization.RequireLoginAsync(Request(("Authorization", $"Bearer {accessToken}"))),
            Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public void A_page_of_another_site_cannot_start_a_session()
    {
        Assert.That(
            () => Authorization.RequireLoginAsync(
                Request(("Authorization", Basic("Anna", Password)), ("Sec-Fetch-Site", "cross-site"))),
            Throws.TypeOf<XsrfValidationException>());
    }

    private static IList<SetCookieHeaderValue> CookiesOf(HttpContext context) =>
        SetCookieHeaderValue.ParseList([.. context.Response.Headers.SetCookie.OfType<string>()]);

    private async Task<(string Session, string Token)> BeginAsync(string? authorization = null)
    {
        var context = Request(("Authorization", authorization ?? Basic("Anna", Password)));
        await Session.BeginAsync(context, await Authorization.RequireLoginAsync(context));
        var cookies = CookiesOf(context).ToDictionary(c => c.Name.Value!, c => c.Value.Value!);
        return (Secret(cookies[SessionCookie]), Secret(cookies[TokenCookie]));
    }
}
