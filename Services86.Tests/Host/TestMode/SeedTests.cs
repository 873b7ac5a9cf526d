using System.Net;

namespace Services86.Tests.Host.TestMode;

/// <summary>A seed stores users and records through the agents.</summary>
internal sealed class SeedTests : TestModeFixture
{
    [Test]
    public async Task A_seed_stores_users_with_records_and_answers_with_the_ids()
    {
        var answer = await PostAsync("seed", """
            {
              "users": [
                {
                  "name": "per",
                  "password": "Per-pass-1",
                  "role": "administrator",
                  "serviceAuths": [{ "Server": "imap.example.com", "Port": 993, "Password": "Ape-77" }],
                  "untrustedCredentials": [
                    { "type": "imap", "credentials": { "PublicValue": "per", "SecretValue": "s" } }
                  ],
                  "eMailAccounts": [{ "EMailAddress": "per@example.com" }]
                },
                { "name": "kari" }
              ]
            }
            """);

        var per = answer.GetProperty("users")[0];
        var users = await Server.LogInAsync<IUserAgent>("per", "Per-pass-1");
        var stored = await users.GetServiceAuthAsync(per.GetProperty("serviceAuths")[0].GetInt32());
        var credentials = await users.GetUntrustedCredentialsAsync("imap");
        var mail = await Server.LogInAsync<IEMailAgent>("per", "Per-pass-1");
        var account = await mail.GetEMailAccountAsync(per.GetProperty("eMailAccounts")[0].GetInt32());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored!.Server, Is.EqualTo("imap.example.com"));
            Assert.That(stored.Password, Is.EqualTo("Ape-77"));
            Assert.That(credentials![0]!.PublicValue, Is.EqualTo("per"));
            Assert.That(account!.EMailAddress, Is.EqualTo("per@example.com"));
            Assert.That(account.AssociateId, Is.EqualTo(per.GetProperty("associateId").GetInt32()));
            Assert.That((await users.GetUserFromNameAsync("kari"))!.AssociateId, Is.GreaterThan(0));
        }
    }

    [Test]
    public async Task A_retired_user_cannot_log_in()
    {
        await PostAsync("seed", """{ "users": [{ "name": "per", "isRetired": true }] }""");

        Assert.That(async () => await Server.CreateSessionAsync("per"), Throws.Exception);
    }

    [Test]
    public async Task An_application_gets_a_token()
    {
        var answer = await PostAsync("seed", """{ "applications": [{ "name": "sync", "agents": ["user"] }] }""");

        var token = answer.GetProperty("applications")[0].GetProperty("token").GetString();
        Assert.That(token, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public async Task A_call_of_a_seed_is_executed_for_its_user_and_gives_its_result()
    {
        var answer = await PostAsync("seed", """
            {
              "users": [{ "name": "per" }],
              "calls": [
                {
                  "user": "per", "agent": "User", "operation": "SaveServiceAuth",
                  "arguments": { "ServiceAuth": { "Server": "smtp.example.com", "Port": 587 } }
                }
              ]
            }
            """);

        var saved = answer.GetProperty("calls")[0].GetProperty("Response");
        var users = await Server.LogInAsync<IUserAgent>("per");
        var stored = await users.GetServiceAuthAsync(saved.GetProperty("ServiceAuthId").GetInt32());
        Assert.That(stored!.Server, Is.EqualTo("smtp.example.com"));
    }

    [TestCase("""{ "users": [{ "nam": "per" }] }""", "$.users[0].nam: there is no such member. Did you mean name?")]
    [TestCase("""{ "users": [{ "name": 5 }] }""", "$.users[0].name: expected a text, found the number 5.")]
    [TestCase("""{ "users": [{}] }""", "$.users[0].name: expected the login name of the user, found nothing.")]
    [TestCase("""{ "users": [{ "name": " per" }] }""", "$.users[0].name: A user name cannot begin or end")]
    [TestCase("""{ "users": [{ "name": "per", "password": "" }] }""", "$.users[0].password: A password cannot be")]
    [TestCase(
        """{ "users": [{ "name": "per", "role": "boss" }] }""", "expected employee, administrator, found 'boss'.")]
    [TestCase("""{ "users": { "name": "per" } }""", "$.users: expected an array, found an object.")]
    [TestCase(
        """{ "users": [{ "name": "per", "serviceAuths": [{ "Prot": 5 }] }] }""", "$.users[0].serviceAuths[0]: ")]
    [TestCase(
        """{ "users": [{ "name": "per", "serviceAuths": [{ "Port": "x" }] }] }""", "$.users[0].serviceAuths[0]: ")]
    [TestCase(
        """{ "users": [{ "name": "per", "serviceAuths": [5] }] }""", "[0]: expected an object, found the number 5.")]
    [TestCase("""{ "users": [{ "name": "admin" }] }""", "$.users[0]: ")]
    [TestCase(
        """{ "calls": [{ "user": "admin", "agent": "User", "operation": "GetServiceAut" }] }""",
        "Did you mean GetServiceAuth")]
    [TestCase(
        """{ "calls": [{ "user": "x", "agent": "User", "operation": "GetCredentialTypes" }] }""",
        "$.calls[0].user: there is no user x.")]
    [TestCase("""{ "applications": [{ "name": "a", "agents": ["Usr"] }] }""", "$.applications[0].agents[0]: expected ")]
    [TestCase("""{ "users": [], "users": [] }""", "$: the body is not valid JSON")]
    [TestCase("""{ "users": [ }""", "in line 1, byte ")]
    [TestCase("[]", "$: expected an object, found an array.")]
    public async Task A_wrong_seed_names_the_path(string json, string error) =>
        Assert.That(await PostWrongAsync("seed", json), Does.Contain(error));

    [Test]
    public async Task A_seed_that_cannot_be_read_stores_nothing()
    {
        await PostWrongAsync("seed", """{ "users": [{ "name": "per" }, { "name": "" }] }""");

        Assert.That(async () => await Server.CreateSessionAsync("per"), Throws.Exception);
    }

    [Test]
    public async Task The_page_of_another_origin_cannot_reset_the_server()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/test/reset");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
