using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Authorization;

internal sealed class OnlineAuthorizationTests : AuthorizationFixture
{
    private string _application = null!;
    private string _ticket = null!;

    protected override string[] Configuration => ["--Services86:Installation=Online"];

    [OneTimeSetUp]
    public async Task RegisterAndLogIn()
    {
        _application = await RegisterAsync("Importer", "User");
        var id = await AddAsync("Anna");
        _ticket = await Server.Services.GetRequiredService<TicketService>()
            .IssueAsync(new Caller(id, "Anna", AssociateRole.Employee), CancellationToken.None);
    }

    [TestCase("SoTicket")]
    [TestCase("Bearer")]
    public async Task A_ticket_authenticates_the_caller_of_a_registered_application(string scheme)
    {
        var caller = await AskAsync(("SO-AppToken", _application), ("Authorization", $"{scheme} {_ticket}"));

        Assert.That(caller!.Name, Is.EqualTo("Anna"));
    }

    [TestCase(null, "The SO-AppToken is missing or empty.")]
    [TestCase("unknown", "The SO-AppToken is unknown.")]
    public void Without_a_valid_token_an_application_is_refused_before_the_ticket_is_checked(
        string? token, string message)
    {
        Assert.That(
            () => AskAsync(("SO-AppToken", token), ("Authorization", "SoTicket 7T:made+up==")),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo(message)
                .And.Property(nameof(SoException.FriendlyText)).EndsWith("as SO-AppToken."));
        Assert.That(() => AskSoPrincipalAsync(("SO-AppToken", token)), Throws.TypeOf<SoSessionException>());
    }

    [Test]
    public async Task An_application_not_registered_for_the_agent_is_refused()
    {
        var other = await RegisterAsync("Mailer", "EMail");

        Assert.That(
            () => AskAsync(("SO-AppToken", other), ("Authorization", $"SoTicket {_ticket}")),
            Throws.TypeOf<SoFunctionRightException>());
        Assert.That(await AskSoPrincipalAsync(("SO-AppToken", other)), Is.Null);
    }

    [TestCase("Anna", Password)]
    [TestCase("Anna", "wrong")]
    public void A_password_in_the_header_is_refused_unchecked(string userName, string password)
    {
        Assert.That(
            () => AskAsync(("SO-AppToken", _application), ("Authorization", Basic(userName, password))),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo(
                "An Online installation does not allow the scheme Basic: expected SoTicket or Bearer."));
    }

    [Test]
    public void Basic_is_not_offered()
    {
        Assert.That(
            Authorization.ChallengesFor(Request().Request),
            Is.EqualTo(["SoTicket realm=\"Services86\"", "Bearer realm=\"Services86\""]));
    }

    [Test]
    public async Task An_access_token_is_issued_for_a_registered_application()
    {
        var caller = await AskAsync(("SO-AppToken", _application), ("Authorization", $"SoTicket {_ticket}"));
        var tokens = Server.Services.GetRequiredService<AccessTokenService>();

        var token = Secret(await tokens.IssueAsync(caller!, _application, CancellationToken.None));

        Assert.That(
            (await AskAsync(("SO-AppToken", _application), ("Authorization", $"Bearer {token}")))!.Name,
            Is.EqualTo("Anna"));
        Assert.That(
            () => tokens.IssueAsync(caller!, "unknown", CancellationToken.None),
            Throws.TypeOf<SoSessionException>().With.Message.EqualTo("The AppToken is unknown."));
    }

    [Test]
    public async Task An_access_token_of_one_application_is_refused_to_another()
    {
        var other = await RegisterAsync("Thief", "User");
        var token = await IssueTokenAsync(_application);

        // Before and after the token is in the cache.
        for (var i = 0; i < 2; i++)
        {
            Assert.That(
                () => AskAsync(("SO-AppToken", other), ("Authorization", $"Bearer {token}")),
                Throws.TypeOf<SoSessionException>().With.Message.EqualTo(
                    "The access token was issued to another application."));
            Assert.That(
                await AskAsync(("SO-AppToken", _application), ("Authorization", $"Bearer {token}")), Is.Not.Null);
        }
    }

    [Test]
    public async Task A_token_of_no_application_is_refused_to_an_application()
    {
        var token = await IssueTokenAsync(_application);
        await Server.ExecuteAsync("UPDATE ticket SET application_id = NULL");

        Assert.That(
            () => AskAsync(("SO-AppToken", _application), ("Authorization", $"Bearer {token}")),
            Throws.TypeOf<SoSessionException>());
    }

    private async Task<string> IssueTokenAsync(string application)
    {
        var caller = await AskAsync(("SO-AppToken", application), ("Authorization", $"SoTicket {_ticket}"));
        return Secret(await Server.Services.GetRequiredService<AccessTokenService>()
            .IssueAsync(caller!, application, CancellationToken.None));
    }

    private async Task<string> RegisterAsync(string name, string agent) =>
        Secret(await Server.Services.GetRequiredService<ApplicationService>()
            .RegisterAsync(name, [agent], CancellationToken.None));
}
