using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class AccessTokenServiceTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private Caller _anna = null!;

    private AccessTokenService Tokens => Server.Services.GetRequiredService<AccessTokenService>();

    [OneTimeSetUp]
    public async Task AddAnna()
    {
        var id = await Server.AddUserAsync("Anna", Secret("Pa55-of-anna"));
        _anna = new Caller(id, "Anna", AssociateRole.Employee);
    }

    [Test]
    public async Task A_token_has_a_prefix_and_the_database_context_and_is_random()
    {
        var first = await IssueAsync();
        var second = await IssueAsync();

        Assert.That(first, Does.Match(@"\A8A:Default\.[A-Za-z0-9_-]{43}\z").And.Not.EqualTo(second));
    }

    [Test]
    public async Task A_token_expires_after_an_hour_even_if_used()
    {
        var token = await IssueAsync();
        for (var i = 0; i < 59; i++)
        {
            Server.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.That((await FindAsync(token))!.Name, Is.EqualTo("Anna"));
        }

        Server.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await FindAsync(token), Is.Null);
    }

    [Test]
    public async Task A_token_is_no_ticket_and_a_ticket_no_token()
    {
        var token = await IssueAsync();
        var ticket = await Server.LogInAsync();
        var principal = await Server.PostAsync("SoPrincipal", SoapText.LogIn(token, ""));
        var call = await Server.PostAsync("User", SoapText.Call(token, "CreateDefaultServiceAuth"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(principal.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(call.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(await FindAsync(ticket), Is.Null);
        }
    }

    [Test]
    public async Task A_token_is_deleted_when_the_password_changes()
    {
        var token = await IssueAsync();
        var password = new StoredCredential { Type = StoredCredential.PasswordType, Value = "hash", DisplayValue = "" };

        await Server.Services.GetRequiredService<CredentialRepository>()
            .SaveAsync(_anna.AssociateId, password, keptTicket: null, CancellationToken.None);

        Assert.That(await FindAsync(token), Is.Null);
    }

    [Test]
    public async Task A_token_does_not_authenticate_the_issue_of_another_one()
    {
        var bearer = await FindAsync(await IssueAsync());

        Assert.That(
            () => Tokens.IssueAsync(bearer!, applicationToken: null, CancellationToken.None),
            Throws.TypeOf<SoFunctionRightException>());
    }

    [Test]
    public async Task SOAP_has_no_operation_that_issues_a_token()
    {
        var answer = await Server.PostAsync("User", SoapText.Call(await Server.LogInAsync(), "GetAccessToken"));

        Assert.That(answer.Text, Does.Contain("GetAccessToken").And.Contain("Fault"));
    }

    private async Task<string> IssueAsync() =>
        Secret(await Tokens.IssueAsync(_anna, applicationToken: null, CancellationToken.None));

    private Task<Caller?> FindAsync(string token) =>
        Tokens.FindAsync(token, applicationId: null, CancellationToken.None).AsTask();
}
