using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Json;

internal sealed class SecretValueTests : RestFixture
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Patch = "application/json-patch+json";

    [TestCase("User/SaveServiceAuth", """{"Server":"x","Password":["Zq9"]}""", "application/json")]
    [TestCase("User/SaveServiceAuth", """{"Server":"x","Password":{"Zq9":1}}""", "application/json")]
    [TestCase("User/SaveServiceAuth", """{"Server":"x","Password":truZq9}""", "application/json")]
    [TestCase("User/SaveServiceAuth", """{"Server":"x","Password":"a"Zq9"}""", "application/json")]
    [TestCase("User/SaveServiceAuth", """{"Password":{"Zq9":1}}""", "application/merge-patch+json")]
    [TestCase("User/SaveServiceAuth", """[{"op":"add","path":"/Password","value":["Zq9"]}]""", Patch)]
    [TestCase("User/SaveServiceAuth", """[{"op":"test","path":"/Password","value":"Zq9"}]""", Patch)]
    [TestCase("User/SaveServiceAuth", "Password[Zq9]=a&Password=Zq9", Form)]
    [TestCase("SoPrincipal/AuthenticateGeneric", """{"AuthenticationData":"Zq9"}""", "application/json")]
    [TestCase("SoPrincipal/AuthenticateGeneric", """{"AuthenticationData":{"a":["Zq9"]}}""", "application/json")]
    [TestCase("SoPrincipal/AuthenticateGeneric", """{"AuthenticationData":{"Zq9":1,"Zq9":2}}""", "application/json")]
    [TestCase("SoPrincipal/AuthenticateGeneric", "AuthenticationData=Zq9", Form)]
    [TestCase("User/SaveUser", """{"Credentials":[{"Value":["Zq9"]}]}""", "application/json")]
    public async Task A_refused_value_of_a_secret_is_not_quoted(string operation, string body, string contentType)
    {
        Secret("Zq9");

        var answer = await CallAsync(operation, body, contentType);

        Assert.That(answer.Status, Is.GreaterThanOrEqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Status, Is.LessThan(HttpStatusCode.InternalServerError));
        Assert.That(answer.Text, Does.Not.Contain("Zq9"));
    }

    [Test]
    public async Task A_refused_value_beside_a_secret_is_quoted()
    {
        var answer = await CallAsync("User/SaveServiceAuth", """{"Password":"x","Port":"imap"}""");

        Assert.That(answer.Message, Does.Contain("found the text 'imap'"));
    }
}
