using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Applications;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class ApplicationServiceTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Session = "SuperOffice.Exceptions.SoSessionException";
    private const string FunctionRight = "SuperOffice.Exceptions.SoFunctionRightException";

    private const string RegisterCommand =
        "on the server, with the command 'app add NAME --agents User,EMail', and send the token that it prints as " +
        "ApplicationToken.";

    private string _token = null!;

    protected override string[] Configuration => ["--Services86:Installation=Online"];

    [OneTimeSetUp]
    public async Task RegisterApplication() => _token = await RegisterAsync("Importer", "User");

    [Test]
    public async Task A_registered_application_can_log_in_and_save_a_record()
    {
        var ticket = await LogInAsync(_token);

        var save = await PostAsync(
            "User", _token, SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", "imap")));
        var get = await PostAsync("User", _token, SoapText.GetServiceAuth(ticket, save.Number("ServiceAuthId")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(save.Succeeded, Is.True);
            Assert.That(get.Value("Server"), Is.EqualTo("imap"));
        }
    }

    [TestCase("SoPrincipal", "GetSystemInfo")]
    [TestCase("SoPrincipal", "AuthenticateUsernamePassword")]
    [TestCase("User", "CreateDefaultServiceAuth")]
    public async Task A_call_without_a_token_is_refused(string agent, string operation)
    {
        var answer = await Server.PostAsync(agent, SoapText.Call(null, operation));

        AssertMissing(answer);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \n\t")]
    public async Task A_call_with_an_empty_token_is_refused(string? token)
    {
        var answer = await PostAsync("SoPrincipal", token, SoapText.Call(null, "GetSystemInfo"));

        AssertMissing(answer);
    }

    [Test]
    public async Task A_login_without_a_token_is_refused_even_with_the_right_password()
    {
        var answer = await Server.PostAsync("SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));

        using (Assert.EnterMultipleScope())
        {
            AssertMissing(answer);
            Assert.That(answer.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(answer.Value("Credentials"), Is.Null);
        }
    }

    [TestCase("SoPrincipal", "GetSystemInfo")]
    [TestCase("User", "CreateDefaultServiceAuth")]
    public async Task An_unknown_token_is_refused(string agent, string operation)
    {
        var unknown = Secret(RandomNumberGenerator.GetHexString(64, lowercase: true));

        var answer = await PostAsync(agent, unknown, SoapText.Call(null, operation));

        AssertRefused(
            answer,
            Session,
            "The ApplicationToken is unknown.",
            "This server does not know your application: check the ApplicationToken, or have the application " +
            $"registered {RegisterCommand}");
    }

    [Test]
    public async Task A_token_that_differs_by_a_character_is_unknown()
    {
        foreach (var wrong in new[] { _token[..^1], _token + "0", _token.ToUpperInvariant(), HashOf(_token) })
        {
            var answer = await PostAsync("SoPrincipal", wrong, SoapText.Call(null, "GetSystemInfo"));

            Assert.That(answer.Value("Message"), Is.EqualTo("The ApplicationToken is unknown."), wrong);
        }
    }

    [Test]
    public async Task White_space_around_a_token_is_ignored()
    {
        var answer = await PostAsync("SoPrincipal", $"\n  {_token}\n", SoapText.Call(null, "GetSystemInfo"));

        Assert.That(answer.Succeeded, Is.True);
    }

    [Test]
    public async Task The_next_call_of_a_revoked_application_is_refused()
    {
        var token = await RegisterAsync("Leaver", "User");
        var ticket = await LogInAsync(token);
        var before = await PostAsync("User", token, SoapText.Call(ticket, "CreateDefaultServiceAuth"));

        await Server.Services.GetRequiredService<ApplicationRepository>().RevokeAsync("leaver", CancellationToken.None);
        var call = await PostAsync("User", token, SoapText.Call(ticket, "CreateDefaultServiceAuth"));
        var login = await PostAsync("SoPrincipal", token, SoapText.LogIn("admin", Services86Server.AdminPassword));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Succeeded, Is.True);
            foreach (var answer in new[] { call, login })
            {
                AssertRefused(
                    answer,
                    Session,
                    "The application 'Leaver' has been revoked.",
                    "The application 'Leaver' may not call this server any more: have it registered under another " +
                    $"name {RegisterCommand}");
            }
        }
    }

    [Test]
    public async Task A_revocation_by_another_process_takes_effect_when_the_cache_ends()
    {
        var token = await RegisterAsync("Cached", "User");
        var before = await PostAsync("SoPrincipal", token, SoapText.Call(null, "GetSystemInfo"));

        // Without triggers, which would notify this server.
        var isPostgreSql = Server.Services.GetRequiredService<Database>().EngineName == "PostgreSQL";
        await Server.ExecuteAsync(
            (isPostgreSql ? "SET LOCAL session_replication_role = replica; " : "")
            + "UPDATE application SET revoked = 1 WHERE name = 'Cached'");

        var cached = await PostAsync("SoPrincipal", token, SoapText.Call(null, "GetSystemInfo"));
        Server.Time.Advance(TimeSpan.FromSeconds(5));
        var after = await PostAsync("SoPrincipal", token, SoapText.Call(null, "GetSystemInfo"));

        Assert.That((before.Succeeded, cached.Succeeded, after.Succeeded), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task An_agent_that_the_application_was_not_registered_for_is_refused()
    {
        var token = await RegisterAsync("Mailer", "EMail", "Archive");
        var ticket = await LogInAsync(token);

        var answer = await PostAsync("User", token, SoapText.Call(ticket, "CreateDefaultServiceAuth"));

        AssertRefused(
            answer,
            FunctionRight,
            "The application 'Mailer' was not registered for the agent User, only for EMail, Archive.",
            "The application 'Mailer' may not call the agent User: have an application registered that may, " +
            "on the server, with the command 'app add NAME --agents EMail,Archive,User', and send the token that it " +
            "prints as ApplicationToken.");
    }

    [Test]
    public async Task Any_registered_application_may_call_SoPrincipal()
    {
        var token = await RegisterAsync("Clock", "EMail");

        var answer = await PostAsync("SoPrincipal", token, SoapText.Call(null, "GetSystemInfo"));

        Assert.That(answer.Succeeded, Is.True);
    }

    [Test]
    public async Task The_application_is_checked_before_the_ticket()
    {
        var answer = await PostAsync("User", "made up", SoapText.Call("7T:made up", "CreateDefaultServiceAuth"));

        Assert.That(answer.Value("Message"), Is.EqualTo("The ApplicationToken is unknown."));
    }

    [Test]
    public async Task A_registered_application_does_not_replace_a_ticket()
    {
        var answer = await PostAsync("User", _token, SoapText.Call(null, "CreateDefaultServiceAuth"));

        Assert.That(answer.Value("Message"), Is.EqualTo("The Credentials header has no Ticket."));
    }

    [Test]
    public async Task A_login_of_an_unknown_application_does_not_count_as_failed()
    {
        for (var i = 0; i < 6; i++)
        {
            await PostAsync("SoPrincipal", "made up", SoapText.LogIn("admin", $"guess {i}"));
        }

        var login = await PostAsync("SoPrincipal", _token, SoapText.LogIn("admin", Services86Server.AdminPassword));

        Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
    }

    [Test]
    public async Task The_WSDL_needs_no_token()
    {
        using var response = await Server.Http.GetAsync(new Uri("/Remote/Services86/User.svc?wsdl", UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static void AssertMissing(SoapHttpAnswer answer) =>
        AssertRefused(
            answer,
            Session,
            "The ApplicationToken is missing or empty.",
            $"This server answers registered applications only: have yours registered {RegisterCommand}");

    private static void AssertRefused(SoapHttpAnswer answer, string exceptionType, string message, string friendlyText)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo(exceptionType));
            Assert.That(answer.Value("Message"), Is.EqualTo(message));
            Assert.That(answer.Value("FriendlyText"), Is.EqualTo(friendlyText));
        }
    }

    private static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<string> RegisterAsync(string name, params string[] agents)
    {
        var applications = Server.Services.GetRequiredService<ApplicationService>();
        return Secret(await applications.RegisterAsync(name, agents, CancellationToken.None));
    }

    private async Task<string> LogInAsync(string token) => (await PostAsync(
        "SoPrincipal", token, SoapText.LogIn("admin", Services86Server.AdminPassword))).Value("Ticket")!;

    private Task<SoapHttpAnswer> PostAsync(string agent, string? token, string envelope) =>
        Server.PostAsync(agent, SoapText.WithApplicationToken(envelope, token));
}
