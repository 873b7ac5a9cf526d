using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Applications;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.Login;

internal sealed class OnSiteApplicationServiceTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    [TestCase(null)]
    [TestCase("")]
    [TestCase("any text, as clients of an OnSite installation send it")]
    public async Task An_application_token_is_ignored(string? token)
    {
        var login = await PostAsync("SoPrincipal", token, SoapText.LogIn("admin", Services86Server.AdminPassword));

        var call = await PostAsync("User", token, SoapText.Call(login.Value("Ticket"), "CreateDefaultServiceAuth"));

        Assert.That(call.Succeeded, Is.True);
    }

    [Test]
    public async Task A_revoked_application_is_not_refused()
    {
        var token = Secret(await Server.Services.GetRequiredService<ApplicationService>()
            .RegisterAsync("Importer", ["EMail"], CancellationToken.None));
        await Server.Services.GetRequiredService<ApplicationRepository>()
            .RevokeAsync("Importer", CancellationToken.None);

        await An_application_token_is_ignored(token);
    }

    private Task<SoapHttpAnswer> PostAsync(string agent, string? token, string envelope) =>
        Server.PostAsync(agent, SoapText.WithApplicationToken(envelope, token));
}
