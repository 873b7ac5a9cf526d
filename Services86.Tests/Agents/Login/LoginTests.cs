using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class LoginTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Password = "Pa55-of-anna";

    private int _annaId;

    [OneTimeSetUp]
    public async Task AddAnna() => _annaId = await Server.AddUserAsync("Anna", Secret(Password));

    [Test]
    public async Task A_login_returns_the_principal_and_a_ticket_for_the_User_agent()
    {
        var login = await LogInAsync("Anna", Password);

        var call = await Server.PostAsync("User", SoapText.Call(login.Value("Ticket"), "CreateDefaultServiceAuth"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Succeeded, Is.True);
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
            Assert.That(login.Value("Ticket"), Does.StartWith("7T:"));
            Assert.That(login.Value("Associate"), Is.EqualTo("Anna"));
            Assert.That(login.Number("AssociateId"), Is.EqualTo(_annaId));
            Assert.That(login.Value("UserType"), Is.EqualTo("InternalAssociate"));
            Assert.That(login.Value("RoleName"), Is.EqualTo("Employee"));
            Assert.That(call.Succeeded, Is.True);
        }
    }

    [TestCase("ANNA")]
    [TestCase("anna")]
    public async Task The_user_name_is_found_in_any_case(string userName)
    {
        var login = await LogInAsync(userName, Password);

        Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
    }

    [TestCase("Anna", "pa55-of-anna")]
    [TestCase("Anna", "")]
    [TestCase("nobody", "Pa55-of-anna")]
    [TestCase("", "")]
    public async Task A_wrong_name_or_password_is_rejected_without_an_exception(string userName, string password)
    {
        var login = await LogInAsync(userName, password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Succeeded, Is.True);
            Assert.That(login.Value("ExceptionInfo"), Is.Null);
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(login.Value("Response"), Is.Null);
            Assert.That(login.Value("Credentials"), Is.Null);
        }
    }

    [Test]
    public async Task A_request_without_name_and_password_is_rejected_without_an_exception()
    {
        var login = await Server.PostAsync("SoPrincipal", SoapText.Call(null, "AuthenticateUsernamePassword"));

        Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
    }

    [Test]
    public async Task The_responses_for_a_known_and_an_unknown_name_are_equal()
    {
        var known = await LogInAsync("Anna", "wrong");
        var unknown = await LogInAsync("nobody else", "wrong");

        Assert.That(unknown.Text, Is.EqualTo(known.Text));
    }

    [Test]
    public async Task A_retired_user_cannot_log_in_and_the_ticket_is_invalid()
    {
        await Server.AddUserAsync("Retiree", Password);
        var ticket = await Server.LogInAsync("Retiree", Password);
        await ExecuteAsync("UPDATE associate SET retired = 1 WHERE name = 'Retiree'");

        var login = await LogInAsync("Retiree", Password);
        var call = await Server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(call.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
        }
    }

    [Test]
    public async Task After_too_many_wrong_passwords_the_right_one_has_to_wait()
    {
        await Server.AddUserAsync("Victim", Password);
        for (var i = 0; i < 5; i++)
        {
            await LogInAsync("Victim", $"guess {i}");
        }

        var tooSoon = await LogInAsync("Victim", Password);
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        var afterWaiting = await LogInAsync("Victim", Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tooSoon.Succeeded, Is.False);
            Assert.That(tooSoon.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(tooSoon.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(
                tooSoon.Value("FriendlyText"),
                Is.EqualTo("There were too many failed logins with this user name: wait 1 seconds, then try again."));
            Assert.That(afterWaiting.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
        }
    }

    [Test]
    public async Task Logins_to_an_unknown_name_have_to_wait_too()
    {
        for (var i = 0; i < 5; i++)
        {
            await LogInAsync("phantom", $"guess {i}");
        }

        var answer = await LogInAsync("phantom", "guess");

        Assert.That(answer.Value("FriendlyText"), Does.Contain("wait 1 seconds"));
    }

    [Test]
    public async Task A_hash_with_fewer_iterations_is_replaced_at_the_next_login()
    {
        var weak = new Microsoft.AspNetCore.Identity.PasswordHasher<Associate>(
            Microsoft.Extensions.Options.Options.Create(
                new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1000 }));
        var associates = Server.Services.GetRequiredService<AssociateRepository>();
        var weakHash = weak.HashPassword(null!, Password);
        var id = await associates.AddAsync("Oldtimer", AssociateRole.Employee, weakHash, CancellationToken.None);

        var login = await LogInAsync("Oldtimer", Password);

        var stored = await associates.GetAsync(id, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
            Assert.That(stored!.PasswordHash, Is.Not.EqualTo(weakHash));
        }
    }

    [Test]
    public async Task A_login_stores_the_ticket_and_the_time_with_one_commit()
    {
        var associates = Server.Services.GetRequiredService<AssociateRepository>();
        Server.Time.Advance(TimeSpan.FromMinutes(1));
        var before = Server.CommitCount;

        var login = await LogInAsync("Anna", Password);

        var stored = await associates.GetAsync(_annaId, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
            Assert.That(Server.CommitCount - before, Is.EqualTo(1));
            Assert.That(stored!.LastLogin, Is.EqualTo(Server.Time.GetUtcNow()));
        }
    }

    private Task<SoapHttpAnswer> LogInAsync(string userName, string password) =>
        Server.PostAsync("SoPrincipal", SoapText.LogIn(userName, password));

    private async Task ExecuteAsync(string sql)
    {
        var dataSource = Server.Services.GetRequiredService<System.Data.Common.DbDataSource>();
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }
}
