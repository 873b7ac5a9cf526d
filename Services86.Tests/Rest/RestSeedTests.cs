using System.Net;
using System.Text.Json;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Rest;

/// <summary>Sends the sample requests of the published documentation, unchanged except for the ids.</summary>
internal sealed class RestSeedTests : ServerFixture
{
    // The user and password in the Authorization header of the samples.
    private const string Login = "tje0";
    private const string Password = "Tje0";

    private int _userId;

    [OneTimeSetUp]
    public async Task AddUser() =>
        _userId = await Server.AddUserAsync(Login, Password, AssociateRole.Administrator);

    [Test]
    public async Task SaveServiceAuth_works_as_documented()
    {
        var id = await AddServiceAuthAsync();

        var answer = await SendAsync(
            """
            POST /api/v1/Agents/User/SaveServiceAuth
            Authorization: Basic dGplMDpUamUw
            Accept: application/json; charset=utf-8
            Accept-Language: en
            Content-Type: application/json; charset=utf-8

            {
              "ServiceAuthId": 89,
              "Server": "quia",
              "Port": 322,
              "AuthType": "dignissimos",
              "Username": "ducimus",
              "Password": "mollitia"
            }
            """,
            (89, id));

        AssertIsServiceAuth(AssertOk(answer), id, "quia", 322, "dignissimos", "ducimus", "mollitia");
        Assert.That(
            answer.Text,
            Is.EqualTo(
                $$"""{"TableRight":{"Mask":"FULL","Reason":""},"FieldProperties":{},"ServiceAuthId":{{id}}""" +
                ""","Server":"quia","Port":322""" +
                ""","AuthType":"dignissimos","Username":"ducimus","Password":"mollitia"}"""));
    }

    [Test]
    public async Task SaveEMailAccount_works_as_documented()
    {
        var incoming = await AddServiceAuthAsync();
        var outgoing = await AddServiceAuthAsync();
        var account = await AddEMailAccountAsync();

        var answer = await SendAsync(
            """
            POST /api/v1/Agents/EMail/SaveEMailAccount
            Authorization: Basic dGplMDpUamUw
            Accept: application/json; charset=utf-8
            Accept-Language: sv
            Content-Type: application/json; charset=utf-8

            {
              "EMailAccountId": 198,
              "EMailAddress": "voluptas",
              "AssociateId": 396,
              "IncomingCredentials": {
                "ServiceAuthId": 950,
                "Server": "sit",
                "Port": 562,
                "AuthType": "minus",
                "Username": "ut",
                "Password": "qui"
              },
              "OutgoingCredentials": {
                "ServiceAuthId": 833,
                "Server": "tempora",
                "Port": 762,
                "AuthType": "voluptatem",
                "Username": "vel",
                "Password": "maxime"
              },
              "AccountStatus": 75,
              "ErrorCount": 586,
              "ErrorReason": ""
            }
            """,
            (198, account),
            (396, _userId),
            (950, incoming),
            (833, outgoing));

        var saved = AssertOk(answer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.GetProperty("EMailAccountId").GetInt32(), Is.EqualTo(account));
            Assert.That(saved.GetProperty("EMailAddress").GetString(), Is.EqualTo("voluptas"));
            Assert.That(saved.GetProperty("AssociateId").GetInt32(), Is.EqualTo(_userId));
            AssertIsServiceAuth(saved.GetProperty("IncomingCredentials"), incoming, "sit", 562, "minus", "ut", "qui");
            AssertIsServiceAuth(
                saved.GetProperty("OutgoingCredentials"), outgoing, "tempora", 762, "voluptatem", "vel", "maxime");
            Assert.That(
                saved.GetProperty("FieldProperties").GetProperty("ErrorCount").GetProperty("FieldRight")
                    .GetProperty("Mask").GetString(),
                Is.EqualTo("Read, UIHintReadOnly"));
        }
    }

    [Test]
    public async Task SaveCredential_works_as_documented()
    {
        var id = await Server.AddUserAsync("forgetful", "Old-Passw0rd");

        var answer = await SendAsync(
            """
            POST /api/v1/Agents/User/SaveCredential?$select=name,department,category/id
            Authorization: Basic dGplMDpUamUw
            Accept: application/json; charset=utf-8
            Accept-Language: en
            Content-Type: application/json; charset=utf-8

            {
              "UserId": 278,
              "Credential": {
                "Type": {},
                "Value": "fuga",
                "DisplayValue": "aut"
              }
            }
            """,
            (278, id));

        AssertOk(answer);
        Assert.That(answer.Text, Is.EqualTo("true"));
        Assert.That(await Server.LogInAsync("forgetful", "fuga"), Is.Not.Null);
    }

    [Test]
    public async Task SaveUntrustedCredentials_works_as_documented()
    {
        var answer = await SendAsync(
            """
            POST /api/v1/Agents/User/SaveUntrustedCredentials
            Authorization: Basic dGplMDpUamUw
            Accept: application/json; charset=utf-8
            Accept-Language: en
            Content-Type: application/json; charset=utf-8

            {
              "Type": "magni",
              "Credentials": null
            }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(answer.Text, Is.Empty);
        }
    }

    private static void AssertIsServiceAuth(
        JsonElement saved, int id, string server, int port, string authType, string username, string password)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.GetProperty("ServiceAuthId").GetInt32(), Is.EqualTo(id));
            Assert.That(saved.GetProperty("Server").GetString(), Is.EqualTo(server));
            Assert.That(saved.GetProperty("Port").GetInt32(), Is.EqualTo(port));
            Assert.That(saved.GetProperty("AuthType").GetString(), Is.EqualTo(authType));
            Assert.That(saved.GetProperty("Username").GetString(), Is.EqualTo(username));
            Assert.That(saved.GetProperty("Password").GetString(), Is.EqualTo(password));
        }
    }

    private static JsonElement AssertOk(RestHttpAnswer answer)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.ContentType, Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-cache"));
            Assert.That(answer.Headers["Pragma"], Is.EqualTo("no-cache"));
            Assert.That(answer.Headers["Expires"], Is.EqualTo("-1"));
            Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        }

        return answer.Json;
    }

    private async Task<int> AddServiceAuthAsync() => AssertOk(await SendAsync(
        """
        POST /api/v1/Agents/User/SaveServiceAuth
        Authorization: Basic dGplMDpUamUw
        Content-Type: application/json

        {}
        """)).GetProperty("ServiceAuthId").GetInt32();

    private async Task<int> AddEMailAccountAsync() => AssertOk(await SendAsync(
        """
        POST /api/v1/Agents/EMail/SaveEMailAccount
        Authorization: Basic dGplMDpUamUw
        Content-Type: application/json

        { "EMailAddress": "before" }
        """)).GetProperty("EMailAccountId").GetInt32();

    private async Task<RestHttpAnswer> SendAsync(string printed, params (int Printed, int Existing)[] ids)
    {
        foreach (var (printedId, existing) in ids)
        {
            printed = printed.Replace($": {printedId},", $": {existing},", StringComparison.Ordinal);
        }

        using var request = PrintedRequest.Parse(printed);
        using var response = await Server.Http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }
}
