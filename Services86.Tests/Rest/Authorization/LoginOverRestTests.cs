using System.Net;
using System.Text;
using System.Text.Json;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Authorization;

internal sealed class LoginOverRestTests : RestHeadersFixture
{
    private const string Challenges =
        "Basic realm=\"Services86\", charset=\"UTF-8\", SoTicket realm=\"Services86\", Bearer realm=\"Services86\"";

    [Test]
    public async Task A_call_without_credentials_gets_the_error_recorded_from_the_original()
    {
        var answer = await CallAsync("CreateDefaultServiceAuth");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Json.GetProperty("Error").GetBoolean(), Is.True);
            Assert.That(answer.ErrorType, Is.EqualTo("ArgumentException"));
            Assert.That(answer.Message, Does.StartWith("X-XSRF-TOKEN HTTP header missing."));
            Assert.That(answer.Json.GetProperty("ErrorSource").GetString(), Is.EqualTo("SuperOffice.Services.WebApi"));
            Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo(Challenges));
        }
    }

    [Test]
    public async Task A_password_is_enough_for_a_call()
    {
        var answer = await CallAsync("CreateDefaultServiceAuth", null, Basic("admin", Services86Server.AdminPassword));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Json.GetProperty("ServiceAuthId").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task A_wrong_password_gets_the_challenges_and_is_not_repeated()
    {
        var answer = await CallAsync("CreateDefaultServiceAuth", null, Basic("admin", Secret("wrong-Pa55")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.ErrorType, Is.EqualTo("SoSessionException"));
            Assert.That(answer.Message, Is.EqualTo("The user name or the password is wrong."));
            Assert.That(answer.Text, Does.Not.Contain("wrong-Pa55"));
            Assert.That(answer.Headers["WWW-Authenticate"], Is.EqualTo(Challenges));
        }
    }

    [Test]
    public async Task Too_many_wrong_passwords_give_429_with_Retry_After()
    {
        await AddAsync("Victim");
        for (var i = 0; i < 6; i++)
        {
            await CallAsync("CreateDefaultServiceAuth", null, Basic("Victim", $"guess {i}"));
            Server.Time.Advance(TimeSpan.FromSeconds(i < 5 ? 0 : 0.5));
        }

        var tooSoon = await CallAsync("CreateDefaultServiceAuth", null, Basic("Victim", Password));
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        var afterWaiting = await CallAsync("CreateDefaultServiceAuth", null, Basic("Victim", Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tooSoon.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(tooSoon.Headers["Retry-After"], Is.EqualTo("1"));
            Assert.That(afterWaiting.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task The_old_password_is_wrong_in_the_second_of_the_change()
    {
        const string New = "Pa55-of-tomorrow";
        await AddAsync("Changer");

        var change = await CallAsync(
            "ChangeOwnPassword",
            $$"""{"OldPassword": "{{Password}}", "NewPassword": "{{Secret(New)}}"}""",
            Basic("Changer", Password));
        var old = await CallAsync("CreateDefaultServiceAuth", null, Basic("Changer", Password));
        var now = await CallAsync("CreateDefaultServiceAuth", null, Basic("Changer", New));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Text, Is.EqualTo("true"));
            Assert.That(old.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(now.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task An_access_token_authenticates_and_cannot_issue_another()
    {
        await AddAsync("Bearer");
        var token = await GetTokenAsync("Bearer");

        var call = await CallAsync("CreateDefaultServiceAuth", null, ("Authorization", $"Bearer {token}"));
        var another = await CallAsync("GetAccessToken", "{}", ("Authorization", $"Bearer {token}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(another.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [TestCase("SetPassword", """{"AssociateId": ID, "Password": "Pa55-that-was-set"}""")]
    [TestCase("MakeRetired", """{"AssociateId": ID, "Retired": true}""")]
    [TestCase("DeleteUser?userId=ID", null)]
    public async Task A_change_of_the_owner_by_an_administrator_revokes_an_access_token(string operation, string? body)
    {
        var name = operation[..8];
        var id = await AddAsync(name);
        var token = await GetTokenAsync(name);

        await CallAsync(
            operation.Replace("ID", $"{id}"),
            body?.Replace("ID", $"{id}"),
            Basic("admin", Services86Server.AdminPassword));

        var call = await CallAsync("CreateDefaultServiceAuth", null, ("Authorization", $"Bearer {token}"));
        Assert.That(call.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(call.Message, Is.EqualTo("The access token is unknown, expired or revoked."));
    }

    [Test]
    public async Task A_page_of_another_site_gets_403_and_no_CORS_headers()
    {
        var answer = await CallAsync(
            "CreateDefaultServiceAuth",
            null,
            Basic("admin", Services86Server.AdminPassword),
            ("Origin", "http://evil.example.com"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Headers.Keys, Has.None.StartsWith("Access-Control-"));
    }

    [TestCase("Authorization: Basic \rX: y", HttpStatusCode.BadRequest)]
    [TestCase("Authorization: \u0000", HttpStatusCode.BadRequest)]
    [TestCase("Authorization: SoTicket \u00E6\u00F8\u00E5", HttpStatusCode.BadRequest)]
    [TestCase("Authorization: \"}{$(id)%0d%0a", HttpStatusCode.Unauthorized)]
    [TestCase("Authorization:", HttpStatusCode.Unauthorized)]
    [TestCase("Cookie: Services86-Session=7T:x; ;;=\"\r\nX-XSRF-TOKEN: x", HttpStatusCode.Forbidden)]
    public async Task Garbage_in_a_header_is_refused(string header, HttpStatusCode expected)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var answer = await connection.SendAsync(Encoding.Latin1.GetBytes(
            "POST /api/v1/Agents/User/CreateDefaultServiceAuth HTTP/1.1\r\nHost: h\r\n" +
            $"Content-Length: 0\r\n{header}\r\n\r\n"));

        Assert.That(answer.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_huge_header_is_refused()
    {
        var answer = await CallAsync("CreateDefaultServiceAuth", null, Basic("admin", new string('x', 100_000)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
    }

    private Task<int> AddAsync(string name) => Server.AddUserAsync(name, Secret(Password), AssociateRole.Employee);

    private async Task<string> GetTokenAsync(string name)
    {
        var answer = await CallAsync(
            "GetAccessToken", """{"AppToken": "any", "IncludeCsSession": true}""", Basic(name, Password));
        return Secret(JsonSerializer.Deserialize<string>(answer.Text)!);
    }
}
