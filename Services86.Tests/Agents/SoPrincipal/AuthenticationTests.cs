using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.SoPrincipal;

internal sealed class AuthenticationTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    [TestCase("username", "password")]
    [TestCase("UserName", "PASSWORD")]
    public async Task AuthenticateGeneric_accepts_a_name_and_password(string nameKey, string passwordKey)
    {
        var answer = await AuthenticateGenericAsync((nameKey, "admin"), (passwordKey, Services86Server.AdminPassword));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("AuthenticationSucceeded"), Is.EqualTo("true"));
            Assert.That(answer.Value("Ticket"), Does.StartWith("7T:"));
        }
    }

    [Test]
    public async Task AuthenticateGeneric_accepts_a_ticket()
    {
        var ticket = await Server.LogInAsync();

        var answer = await AuthenticateGenericAsync(("ticket", ticket));

        Assert.That(answer.Value("Ticket"), Is.EqualTo(ticket));
    }

    [Test]
    public async Task AuthenticateGeneric_rejects_a_wrong_password_without_an_exception()
    {
        var answer = await AuthenticateGenericAsync(("username", "somebody"), ("password", "wrong"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.True);
            Assert.That(answer.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task AuthenticateGeneric_names_the_keys_that_it_accepts()
    {
        var answer = await AuthenticateGenericAsync(("token", "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            Assert.That(
                answer.Value("FriendlyText"),
                Is.EqualTo("Send the pairs username and password, or the pair ticket, as AuthenticationData."));
        }
    }

    [TestCase("AuthenticateImplicit")]
    [TestCase("AuthenticateWithAccessToken")]
    public async Task Logins_that_need_an_identity_source_are_refused_with_the_reason(string operation)
    {
        var answer = await Server.PostAsync("SoPrincipal", SoapText.Call(null, operation));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(
                answer.Value("Message"), Is.EqualTo($"No identity source is configured for {operation}."));
            Assert.That(answer.Value("FriendlyText"), Does.Contain("AuthenticateUsernamePassword"));
        }
    }

    private Task<SoapHttpAnswer> AuthenticateGenericAsync(params (string Key, string Value)[] pairs) =>
        Server.PostAsync("SoPrincipal", SoapText.Call(null, "AuthenticateGeneric", SoapText.Element(
            "AuthenticationData",
            [
                .. pairs.Select(pair => SoapText.Element(
                    "AuthenticationGenericDataKeyValuePair",
                    SoapText.Element("Key", pair.Key),
                    SoapText.Element("Value", pair.Value)))
            ])));
}
