using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.Tests.Rest.Authorization;

internal sealed class RestAuthorizationTests : AuthorizationFixture
{
    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna() => _annaId = await AddAsync("Anna");

    [TestCase("Basic")]
    [TestCase("basic")]
    [TestCase("BASIC ")]
    public async Task A_user_name_and_password_authenticate_the_caller(string scheme)
    {
        var caller = await AskAsync(("Authorization", Basic("anna", Password).Replace("Basic", scheme)));

        Assert.That(
            caller! with { Proof = null }, Is.EqualTo(new Caller(_annaId, "Anna", AssociateRole.Employee)));
    }

    [TestCase("SoTicket")]
    [TestCase("SOTicket")]
    [TestCase("SOTICKET")]
    [TestCase("soticket  ")]
    [TestCase("Bearer")]
    public async Task A_ticket_authenticates_the_caller(string scheme)
    {
        var ticket = await Server.LogInAsync("Anna", Password);

        Assert.That((await AskAsync(("Authorization", $"{scheme} {ticket}")))!.AssociateId, Is.EqualTo(_annaId));
    }

    [TestCase("")]
    [TestCase("anything: else")]
    public async Task A_ticket_as_the_user_name_authenticates_with_any_password(string password)
    {
        var ticket = await Server.LogInAsync("Anna", Password);

        Assert.That((await AskAsync(("Authorization", Basic(ticket, password))))!.AssociateId, Is.EqualTo(_annaId));
    }

    [TestCase("bearer")]
    [TestCase("Bearer")]
    public async Task An_access_token_authenticates_the_caller(string scheme)
    {
        var token = await IssueTokenAsync();

        var caller = await AskAsync(("Authorization", $"{scheme} {token}"));

        Assert.That(caller!.AssociateId, Is.EqualTo(_annaId));
        Assert.That(caller.IsAuthenticatedByAccessToken, Is.True);
    }

    [Test]
    public async Task An_access_token_is_no_ticket()
    {
        var token = await IssueTokenAsync();

        AssertRefused(("Authorization", $"SoTicket {token}"), "The ticket is unknown, expired or revoked.");
        AssertRefused(("Authorization", Basic(token, "")), "The user name or the password is wrong.");
    }

    [Test]
    public async Task An_expired_revoked_or_unknown_access_token_is_refused()
    {
        var expired = await IssueTokenAsync();
        Server.Time.Advance(TimeSpan.FromHours(1));
        var revoked = await IssueTokenAsync();
        await Server.Services.GetRequiredService<TicketRepository>()
            .RevokeAsync(TicketHash.OfAccessToken(revoked).ToBytes(), CancellationToken.None);

        foreach (var token in new[] { expired, revoked, "8A:", "8A:Default.made-up" })
        {
            AssertRefused(("Authorization", $"Bearer {token}"), "The access token is unknown, expired or revoked.");
        }
    }

    [Test]
    public async Task The_ticket_token_and_password_of_a_retired_user_are_refused()
    {
        var id = await AddAsync("Retiree");
        var ticket = await Server.LogInAsync("Retiree", Password);
        var token = await IssueTokenAsync(id);
        await Server.ExecuteAsync("UPDATE associate SET retired = 1 WHERE name = 'Retiree'");

        AssertRefused(("Authorization", $"SoTicket {ticket}"), "The ticket is unknown, expired or revoked.");
        AssertRefused(("Authorization", $"Bearer {token}"), "The access token is unknown, expired or revoked.");
        AssertRefused(("Authorization", Basic("Retiree", Password)), "The user name or the password is wrong.");
    }

    [TestCase("anna", "wrong")]
    [TestCase("nobody", Password)]
    [TestCase("", "")]
    public void A_wrong_name_and_a_wrong_password_get_the_same_message(string userName, string password)
    {
        AssertRefused(("Authorization", Basic(userName, password)), "The user name or the password is wrong.");
    }

    [Test]
    public async Task Too_many_wrong_passwords_are_refused_with_the_time_to_wait()
    {
        await AddAsync("Victim");
        for (var i = 0; i < 5; i++)
        {
            AssertRefused(("Authorization", Basic("Victim", $"guess {i}")), "The user name or the password is wrong.");
        }

        Assert.That(
            () => AskAsync(("Authorization", Basic("Victim", Password))),
            Throws.TypeOf<SoSessionException>()
                .With.Property(nameof(SoSessionException.RetryAfter)).EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase("Digest username=\"anna\"")]
    [TestCase("Negotiate YII=")]
    [TestCase("SoTicket7T:x")]
    [TestCase("dGplMDpUamUw")]
    [TestCase("Basic,SoTicket 7T:x")]
    [TestCase("\u0001\u00FF")]
    public void An_unknown_scheme_is_refused_with_the_names_of_the_known_schemes(string authorization)
    {
        AssertRefused(
            ("Authorization", authorization),
            "The Authorization header has an unknown scheme: expected Basic, SoTicket or Bearer.");
    }

    [TestCase("SoTicket")]
    [TestCase("SoTicket 7T:made+up==")]
    [TestCase("Bearer")]
    [TestCase("Bearer 7T:")]
    public void An_unknown_ticket_is_refused(string authorization)
    {
        AssertRefused(("Authorization", authorization), "The ticket is unknown, expired or revoked.");
    }

    [TestCase("Basic")]
    [TestCase("Basic %")]
    [TestCase("Basic anna:Pa55")]
    public void Malformed_credentials_are_refused(string authorization)
    {
        Assert.That(
            () => AskAsync(("Authorization", authorization)),
            Throws.TypeOf<SoSessionException>().With.Message.StartsWith("The Authorization header cannot be read:"));
    }

    [Test]
    public void Two_Authorization_headers_are_refused()
    {
        var context = Request();
        context.Request.Headers.Authorization = new([Basic("anna", Password), Basic("anna", Password)]);

        Assert.That(
            async () => await Authorization.RequireLoginAsync(context), Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public void A_huge_header_is_refused_like_wrong_credentials()
    {
        var huge = new string('x', 1_000_000);

        AssertRefused(("Authorization", "SoTicket " + huge), "The ticket is unknown, expired or revoked.");
        AssertRefused(("Authorization", Basic(huge, huge)), "The user name or the password is wrong.");
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void A_call_without_credentials_is_refused(string? authorization)
    {
        AssertRefused(
            ("Authorization", authorization), "There is neither an Authorization header nor the session of a browser.");
    }

    [Test]
    public async Task SoPrincipal_needs_no_login_and_ignores_credentials()
    {
        Assert.That(await AskSoPrincipalAsync(("Authorization", "Basic %")), Is.Null);
    }

    [Test]
    public void A_page_of_another_site_is_refused_even_with_valid_credentials()
    {
        Assert.That(
            () => AskAsync(("Authorization", Basic("anna", Password)), ("Sec-Fetch-Site", "cross-site")),
            Throws.TypeOf<XsrfValidationException>());
    }

    [TestCase(null, null, true)]
    [TestCase("Sec-Fetch-Site", "same-origin", false)]
    [TestCase("Origin", "http://crm.example.com", false)]
    [TestCase("X-XSRF-TOKEN", "x", false)]
    public void A_page_in_a_browser_gets_no_Basic_challenge(string? name, string? value, bool expected)
    {
        var context = name is null ? Request() : Request((name, value));

        var challenges = Authorization.ChallengesFor(context.Request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(challenges.Contains("Basic realm=\"Services86\", charset=\"UTF-8\""), Is.EqualTo(expected));
            Assert.That(challenges, Is.SupersetOf(["SoTicket realm=\"Services86\"", "Bearer realm=\"Services86\""]));
        }
    }

    private async Task<string> IssueTokenAsync(int? associateId = null) =>
        Secret(await Server.Services.GetRequiredService<AccessTokenService>().IssueAsync(
            new Caller(associateId ?? _annaId, "Anna", AssociateRole.Employee),
            applicationToken: null,
            CancellationToken.None));

    private void AssertRefused((string Name, string? Value) header, string message) => Assert.That(
        () => AskAsync(header),
        Throws.TypeOf<SoSessionException>()
            .With.Message.EqualTo(message)
            .And.Property(nameof(SoSessionException.RetryAfter)).Null);
}
