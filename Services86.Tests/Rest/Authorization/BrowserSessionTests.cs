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
    public async Task The_cookie_and_the_header_together_prove_the_caller()
    {
        var (session, token) = await BeginAsync();

        var caller = await AskAsync(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token));

        Assert.That(caller!.Name, Is.EqualTo("Anna"));
    }

    [Test]
    public async Task The_cookie_alone_proves_nothing()
    {
        var (session, token) = await BeginAsync();

        Assert.That(
            () => AskAsync(("Cookie", $"{SessionCookie}={session}; {TokenCookie}={token}")),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo(
                "There is neither an Authorization header nor the session of a browser."));
    }

    [Test]
    public async Task The_header_alone_proves_nothing()
    {
        var (_, token) = await BeginAsync();

        Assert.That(() => AskAsync((TokenHeader, token)), Throws.TypeOf<SoSessionException>());
        Assert.That(
            () => AskAsync(("Cookie", $"{TokenCookie}={token}"), (TokenHeader, token)),
            Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public async Task A_forged_pair_of_cookie_and_header_does_not_pass()
    {
        var (session, token) = await BeginAsync();
        var (_, ofAnother) = await BeginAsync();

        foreach (var forged in new[] { "forged", "", ofAnother, token[..^1], token + "A", session })
        {
            Assert.That(
                () => AskAsync(
                    ("Cookie", $"{SessionCookie}={session}; {TokenCookie}={forged}"), (TokenHeader, forged)),
                Throws.TypeOf<XsrfValidationException>(),
                forged);
        }
    }

    [Test]
    public void A_session_that_somebody_made_up_with_its_header_is_unknown()
    {
        const string Ticket = "7T:made+up==";
        var token = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(Ticket), System.Text.Encoding.UTF8.GetBytes(TokenCookie)));

        Assert.That(
            () => AskAsync(("Cookie", $"{SessionCookie}={Uri.EscapeDataString(Ticket)}"), (TokenHeader, token)),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo("The session is unknown, or has ended."));
    }

    [Test]
    public async Task The_page_of_another_site_is_refused_even_with_the_header()
    {
        var (session, token) = await BeginAsync();

        Assert.That(
            () => AskAsync(
                ("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token), ("Origin", "http://evil.example.com")),
            Throws.TypeOf<XsrfValidationException>());
    }

    [Test]
    public async Task After_its_end_a_session_is_refused_and_its_cookies_are_taken_back()
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
    public async Task Nobody_ends_a_session_without_the_header()
    {
        var (session, _) = await BeginAsync();

        Assert.That(
            () => Session.EndAsync(Request(("Cookie", $"{SessionCookie}={session}"))),
            Throws.TypeOf<XsrfValidationException>());
    }

    [Test]
    public async Task The_end_of_a_session_leaves_the_ticket_that_began_it()
    {
        var ticket = await Server.LogInAsync("Anna", Password);
        var (session, token) = await BeginAsync($"SoTicket {ticket}");

        await Session.EndAsync(Request(("Cookie", $"{SessionCookie}={session}"), (TokenHeader, token)));

        Assert.That((await AskAsync(("Authorization", $"SoTicket {ticket}")))!.Name, Is.EqualTo("Anna"));
    }

    [Test]
    public async Task Scripts_read_one_cookie_and_not_the_other_and_no_other_site_sends_either()
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
    public async Task Over_https_the_cookies_stay_there_and_no_neighbour_can_set_the_session()
    {
        var context = Request(("Authorization", Basic("Anna", Password)));
        context.Request.Scheme = "https";
        await Session.BeginAsync(context, await Authorization.RequireLoginAsync(context));

        Assert.That(
            CookiesOf(context).Select(c => c.Name.Value), Is.EquivalentTo(["__Host-" + SessionCookie, TokenCookie]));
        Assert.That(CookiesOf(context), Has.All.Matches<SetCookieHeaderValue>(c => c.Secure));
    }

    [Test]
    public async Task A_session_does_not_begin_another_one_nor_does_an_access_token()
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
    public void The_page_of_another_site_begins_no_session()
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
