using System.Net;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Errors;

internal sealed class RestErrorTests : RestFixture
{
    [Test]
    public async Task A_call_without_credentials_gets_the_error_of_the_original()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/CreateDefaultUser");

        var answer = await SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(
                answer.Headers["WWW-Authenticate"],
                Does.Contain("Basic realm=").And.Contain("SoTicket").And.Contain("Bearer"));
            Assert.That(answer.Json.GetProperty("Error").GetBoolean(), Is.True);
            Assert.That(answer.ErrorType, Is.EqualTo("ArgumentException"));
            Assert.That(answer.Message, Does.StartWith("X-XSRF-TOKEN HTTP header missing. "));
            Assert.That(answer.Json.GetProperty("ErrorMessage").GetString(), Is.EqualTo(answer.Message));
            Assert.That(answer.Json.GetProperty("ErrorSource").GetString(), Is.EqualTo("SuperOffice.Services.WebApi"));
        }
    }

    [Test]
    public async Task A_wrong_ticket_gives_SoSessionException()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/CreateDefaultUser");
        request.Headers.TryAddWithoutValidation("Authorization", "SoTicket 7T:wrong");

        var answer = await SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.ErrorType, Is.EqualTo("SoSessionException"));
    }

    [Test]
    public async Task A_call_without_the_right_is_forbidden()
    {
        var id = await SaveServiceAuthAsync();
        await Server.AddUserAsync("employee", "Pa55-of-employee");
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/Agents/User/GetServiceAuth?serviceAuthId={id}");
        request.Headers.TryAddWithoutValidation(
            "Authorization", "SoTicket " + await Server.LogInAsync("employee", "Pa55-of-employee"));

        var answer = await SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(answer.ErrorType, Is.EqualTo("SoFunctionRightException"));
            Assert.That(answer.Message, Does.StartWith($"ServiceAuth {id} belongs to another associate"));
            Assert.That(
                answer.Json.GetProperty("ErrorSource").GetString(), Is.EqualTo("SuperOffice.Services.Implementation"));
            Assert.That(
                answer.Json.GetProperty("ExceptionInfo").GetProperty("ExceptionType").GetString(),
                Is.EqualTo("SuperOffice.Exceptions.SoFunctionRightException"));
            Assert.That(
                answer.Json.GetProperty("ExceptionInfo").GetProperty("FriendlyText").GetString(),
                Does.EndWith("log in as its owner, or as an administrator."));
        }
    }

    [Test]
    public async Task An_unknown_record_is_not_found()
    {
        var answer = await CallAsync("User/DeleteServiceAuth?serviceAuthId=999999");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.ErrorType, Is.EqualTo("SoNotFoundException"));
    }

    [Test]
    public async Task An_invalid_argument_is_a_bad_request()
    {
        var answer = await CallAsync("User/GetUntrustedCredentials", "{}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.ErrorType, Is.EqualTo("SoInvalidArgumentException"));
    }

    [Test]
    public async Task A_call_that_contradicts_stored_data_gives_409()
    {
        var account = await CallAsync(
            "EMail/SaveEMailAccount",
            """{ "EMailAddress": "a@example.com", "IncomingCredentials": { "Server": "imap" } }""");
        var id = account.Json.GetProperty("IncomingCredentials").GetProperty("ServiceAuthId").GetInt32();

        var answer = await CallAsync($"User/DeleteServiceAuth?serviceAuthId={id}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict), answer.Text);
        Assert.That(answer.ErrorType, Is.EqualTo("SoIllegalOperationException"));
    }

    [TestCase(
        "User/SaveServiceAut",
        "The agent User has no operation SaveServiceAut here. Did you mean SaveServiceAuth?")]
    [TestCase(
        "User/GetUserLst",
        "The agent User has no operation GetUserLst here. Did you mean GetUser, GetUserInfoList?")]
    [TestCase("Users/GetUser", "There is no agent Users here. Did you mean User?")]
    [TestCase("Contact/GetContact", "There is no agent Contact here. The agents are SoPrincipal, User, EMail.")]
    public async Task An_unknown_operation_is_not_found_and_similar_names_are_suggested(
        string operation, string message)
    {
        var answer = await CallAsync(operation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.Message, Is.EqualTo(message));
        }
    }

    [TestCase("/api/v2")]
    [TestCase("/api/v1/Contact/5")]
    [TestCase("/api/v1/Agents/User/GetUser/5")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(
            answer.Message,
            Does.StartWith(
                "There is nothing at this address: this server has agents, at /api/v1/Agents/AGENT/OPERATION."));
    }

    [TestCase("PUT", "/api/v1/Agents/User/SaveUser", "GET, HEAD, POST")]
    [TestCase("DELETE", "/api/v1/Agents/User/DeleteUser?userId=1", "GET, HEAD, POST")]
    [TestCase("OPTIONS", "/api/v1/Agents/User/SaveUser", "GET, HEAD, POST")]
    [TestCase("POST", "/api/v1/Agents/User", "GET, HEAD")]
    [TestCase("POST", "/api", "GET, HEAD")]
    public async Task Another_method_is_not_allowed(string method, string path, string allow)
    {
        var answer = await SendAsync(new HttpMethod(method), path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Headers["Allow"], Is.EqualTo(allow));
    }

    [TestCase("text/plain")]
    [TestCase("application/soap+xml")]
    public async Task A_body_of_an_unknown_media_type_is_rejected(string contentType)
    {
        var answer = await CallAsync("User/SaveServiceAuth", "{}", contentType);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(
            answer.Message,
            Does.StartWith("Expected a body of the Content-Type application/json, text/json, application/xml, text/xml")
                .And.EndsWith($", found '{contentType}'. Use one of these."));
    }

    [Test]
    public async Task A_body_in_an_unknown_charset_is_rejected()
    {
        var answer = await CallAsync("User/SaveServiceAuth", "{}", "application/json; charset=ebcdic");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(answer.Message, Does.StartWith("The body cannot be read: expected UTF-8, UTF-16, "));
    }

    [TestCase("User/SaveServiceAuth")]
    [TestCase("User/CreateDefaultServiceAuth")]
    public async Task A_body_that_is_too_large_is_rejected(string operation)
    {
        var answer = await CallAsync(operation, $$"""{ "Server": "{{new string('x', 1024 * 1024)}}" }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(
            answer.Message,
            Is.EqualTo(
                "Expected a body of at most 1048576 bytes, found a larger one. Send less at a time,"
                + " or ask the server's owner to raise Services86:MaxRequestBytes."));
    }

    [Test]
    public async Task Malformed_JSON_is_rejected_and_nothing_is_stored()
    {
        var before = await Server.CountServiceAuthsAsync();
        Secret("s3cret-in-broken-JSON");

        var answer = await CallAsync("User/SaveServiceAuth", "{\n \"Password\": \"s3cret-in-broken-JSON\",\n}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Message, Does.StartWith("The JSON on line 3, position 1, cannot be read: "));
            Assert.That(answer.Text, Does.Not.Contain("s3cret"));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Guessing_passwords_gives_429_with_Retry_After()
    {
        const string Guess = """{ "UserName": "guessed", "Password": "wrong" }""";
        for (var i = 0; i < 5; i++)
        {
            await CallAsync("SoPrincipal/AuthenticateUsernamePassword", Guess);
        }

        var answer = await CallAsync("SoPrincipal/AuthenticateUsernamePassword", Guess);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(answer.Headers["Retry-After"], Is.EqualTo("1"));
            Assert.That(answer.ErrorType, Is.EqualTo("SoSessionException"));
        }
    }

    [Test]
    public async Task An_internal_error_reports_only_its_id()
    {
        ExpectError();
        var id = await SaveServiceAuthAsync("\"Password\": \"to be damaged\"");
        await Server.ExecuteAsync($"UPDATE service_auth SET password = x'00' WHERE service_auth_id = {id}");

        var answer = await CallAsync($"User/GetServiceAuth?serviceAuthId={id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(
                answer.Message, Does.Match("^The server failed to carry out the call. Error id: [0-9a-f]{12}.$"));
            Assert.That(
                answer.Json.GetProperty("ExceptionInfo").GetProperty("StackTrace").ValueKind,
                Is.EqualTo(JsonValueKind.Null));
        }
    }

    [Test]
    public async Task An_error_is_XML_if_the_client_accepts_XML()
    {
        var answer = await CallAsync("User/Nothing", accept: "text/xml");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.ContentType, Is.EqualTo("text/xml; charset=utf-8"));
            Assert.That(answer.Xml.Name, Is.EqualTo(SoapText.Services86 + "Error"));
            Assert.That(
                answer.Xml.Element(SoapText.Services86 + "ErrorType")!.Value, Is.EqualTo("SoHttpResponseException"));
        }
    }
}
