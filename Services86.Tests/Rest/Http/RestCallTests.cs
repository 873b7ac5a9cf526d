using System.IO.Compression;
using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Http;

internal sealed class RestCallTests : RestFixture
{
    [TestCase("/api/v1/Agents/User/GetCredentialTypes")]
    [TestCase("/API/V1/agents/user/getcredentialtypes")]
    [TestCase("/api/v1/Agents/User/GetCredentialTypes/")]
    [TestCase("/Cust12345/api/v1/Agents/User/GetCredentialTypes")]
    [TestCase("/Cust12345/WebApi/api/v1/Agents/User/GetCredentialTypes")]
    [TestCase("/api//v1/Agents/User//GetCredentialTypes//")]
    public async Task An_operation_is_found_in_any_case_and_below_any_path(string path)
    {
        var answer = await SendAsync(HttpMethod.Post, path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Json.GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("/apis/v1/Agents/User/GetUser")]
    [TestCase("/myapi")]
    [TestCase("/")]
    public async Task Other_paths_are_not_found(string path)
    {
        var answer = await SendAsync(HttpMethod.Post, path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Text, Is.Empty);
    }

    [TestCase("serviceAuthId")]
    [TestCase("ServiceAuthId")]
    [TestCase("SERVICEAUTHID")]
    public async Task An_id_is_taken_from_the_query_in_any_case(string name)
    {
        var id = await SaveServiceAuthAsync();

        var answer = await CallAsync($"User/GetServiceAuth?{name}={id}");

        Assert.That(answer.Json.GetProperty("ServiceAuthId").GetInt32(), Is.EqualTo(id));
    }

    [Test]
    public async Task An_unknown_id_gives_null()
    {
        var answer = await CallAsync("User/GetServiceAuth?serviceAuthId=999999");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Text, Is.EqualTo("null"));
    }

    [Test]
    public async Task An_operation_without_a_result_gives_204_without_a_body()
    {
        var id = await SaveServiceAuthAsync();

        var answer = await CallAsync($"User/DeleteServiceAuth?serviceAuthId={id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(answer.Text, Is.Empty);
            Assert.That(answer.ContentType, Is.Null);
            Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-cache"));
        }
    }

    [TestCase(
        "",
        "is missing: GetServiceAuth takes it from the query, as in " +
        "/api/v1/Agents/User/GetServiceAuth?serviceAuthId=5.")]
    [TestCase(
        "?id=5",
        "is missing: GetServiceAuth takes it from the query, as in " +
        "/api/v1/Agents/User/GetServiceAuth?serviceAuthId=5.")]
    [TestCase("?serviceAuthId=abc", "expected a whole number from -2147483648 to 2147483647, found 'abc'.")]
    [TestCase("?serviceAuthId=", "expected a whole number from -2147483648 to 2147483647, found nothing.")]
    [TestCase(
        "?serviceAuthId=99999999999",
        "expected a whole number from -2147483648 to 2147483647, found '99999999999'.")]
    [TestCase("?serviceAuthId=1&ServiceAuthId=2", "expected it once, found it 2 times.")]
    public async Task A_missing_or_malformed_id_is_rejected(string query, string detail)
    {
        var answer = await CallAsync("User/GetServiceAuth" + query);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Message, Is.EqualTo("The request is invalid."));
            Assert.That(
                answer.Json.GetProperty("MessageDetail").GetString(),
                Does.StartWith("The parameter 'serviceAuthId' ").And.EndsWith(detail));
        }
    }

    [TestCase("User/SaveServiceAuth", null, "Expected a body that is the ServiceAuth to use, found none.")]
    [TestCase("User/SaveServiceAuth", "", "Expected a body that is the ServiceAuth to use, found none.")]
    [TestCase("User/SaveServiceAuth", " \n", "Expected a body that is the ServiceAuth to use, found an empty one.")]
    [TestCase("User/SaveServiceAuth", "null", "Expected a body that is the ServiceAuth to use, found null.")]
    [TestCase("User/GetUserInfoList", "null", "Expected a body that is the UserInfoIds to use, found null.")]
    [TestCase(
        "User/SaveCredential",
        null,
        "Expected a body with an object that has the parameters UserId, Credential, found none.")]
    public async Task A_missing_body_is_rejected(string operation, string? body, string detail)
    {
        var answer = await CallAsync(operation, body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json.GetProperty("MessageDetail").GetString(), Is.EqualTo(detail));
    }

    [Test]
    public async Task Null_instead_of_the_parameters_is_rejected()
    {
        var answer = await CallAsync("User/SaveCredential", "null");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Message, Does.Contain("expected an object, found null."));
    }

    [Test]
    public async Task A_body_can_be_a_list()
    {
        var answer = await CallAsync("User/GetUserInfoList", "[1, 1]");

        Assert.That(
            answer.Json.EnumerateArray().Select(user => user.GetProperty("UserName").GetString()),
            Is.EqualTo(["admin", "admin"]));
    }

    [Test]
    public async Task Parameters_are_found_in_any_case_and_missing_ones_are_zero_or_null()
    {
        var answer = await CallAsync("User/IsUserNameValid", """{ "userNAME": "somebody-new", "Unknown": 1 }""");

        Assert.That(answer.Text, Is.EqualTo("true"));
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("this is not JSON")]
    public async Task The_body_of_an_operation_without_parameters_is_ignored(string body)
    {
        var answer = await CallAsync("User/CreateDefaultServiceAuth", body, "text/plain");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [Test]
    public async Task Several_results_are_the_members_of_an_object()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/v1/Agents/SoPrincipal/AuthenticateUsernamePassword")
        {
            Content = NewContent("""{ "UserName": "admin", "Password": "wrong" }"""u8.ToArray(), "application/json"),
        };

        var answer = await SendAsync(request);

        Assert.That(
            answer.Text, Is.EqualTo("""{"Response":null,"Credentials":null,"AuthenticationSucceeded":false}"""));
    }

    [Test]
    public async Task Members_that_are_not_selected_are_null()
    {
        var id = await SaveServiceAuthAsync();

        var answer = await CallAsync($"User/GetServiceAuth?serviceAuthId={id}&$select=port,tableright/Mask");

        Assert.That(
            answer.Text,
            Is.EqualTo(
                """{"TableRight":{"Mask":"FULL","Reason":null},"FieldProperties":null,"ServiceAuthId":null""" +
                ""","Server":null,"Port":993,"AuthType":null,"Username":null,"Password":null}"""));
    }

    [TestCase("application/json; charset=utf-16", 1200)]
    [TestCase("application/json; charset=\"utf-8\"", 65001)]
    [TestCase("text/json", 65001)]
    [TestCase("application/json; charset=iso-8859-1", 28591)]
    [TestCase("APPLICATION/JSON;odata=verbose", 65001)]
    [TestCase(null, 65001)]
    public async Task A_body_is_read_in_its_encoding(string? contentType, int codePage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth")
        {
            Content = NewContent(Encoding.GetEncoding(codePage).GetBytes("""{ "Server": "ærlig" }"""), contentType),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "soticket " + Ticket);

        var answer = await SendAsync(request);

        Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo("ærlig"));
    }

    [Test]
    public async Task A_byte_order_mark_and_gzip_are_decoded()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF{ \"Server\": \"zipped\" }"));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth")
        {
            Content = NewContent(compressed.ToArray(), "application/json"),
        };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.TryAddWithoutValidation("Authorization", "SoTicket " + Ticket);

        var answer = await SendAsync(request);

        Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo("zipped"), answer.Text);
    }

    [Test]
    public async Task A_record_saved_over_REST_is_read_over_SOAP()
    {
        const string Text = "æøå€😀 \"<&>\" \\ \t\n end ";
        Secret("a secret of both protocols");
        var saved = await CallAsync(
            "User/SaveServiceAuth",
            System.Text.Json.JsonSerializer.Serialize(
                new { Server = Text, Port = 25, Password = "a secret of both protocols" }));
        var id = saved.Json.GetProperty("ServiceAuthId").GetInt32();

        var answer = await Server.PostAsync("User", SoapText.GetServiceAuth(Ticket, id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("Server"), Is.EqualTo(Text));
            Assert.That(answer.Number("Port"), Is.EqualTo(25));
            Assert.That(answer.Value("Password"), Is.EqualTo("a secret of both protocols"));
        }
    }

    // The vendor's client library for .NET sends records back unchanged.
    [Test]
    public async Task A_record_can_be_sent_back_unchanged()
    {
        await CallAsync(
            "User/SaveUntrustedCredentials",
            """{"Type":"imap","Credentials":""" +
            """
            {"ValidFrom":"2026-01-01T00:00:00.0000000","ValidTo":"9999-12-31T23:59:59.9999999","Comment":"c",
            "SecretValue":"s","PublicValue":"p","IsActive":true,"TableRight":null,"FieldProperties":{}}}
            """);
        var got = await CallAsync("User/GetUntrustedCredentials", """{"Type":"imap"}""");
        var record = got.Json[0].GetRawText();

        var sent = await CallAsync("User/SaveUntrustedCredentials", $$"""{"Type":"imap","Credentials":{{record}}}""");

        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.NoContent), sent.Text);
        var again = await CallAsync("User/GetUntrustedCredentials", """{"Type":"imap"}""");
        Assert.That(again.Text, Is.EqualTo(got.Text));
    }

    [Test]
    public async Task Responses_are_compressed_for_clients_that_accept_gzip()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");

        using var response = await Server.Http.SendAsync(request);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
        Assert.That(response.Headers.Vary, Is.EquivalentTo(["Accept", "Accept-Encoding"]));
    }
}
