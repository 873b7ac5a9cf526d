using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.UrlEncoded;

internal sealed class UrlEncodedBodyTests : RestFixture
{
    private const string MediaType = "application/x-www-form-urlencoded";

    private static readonly int[] Both = [1, 2];

    [Test]
    public async Task A_form_saves_an_entity()
    {
        var saved = await CallAsync(
            "User/SaveServiceAuth",
            "Server=imap.example.com&port=993&AUTHTYPE=plain-text&Username=bl%C3%A5b%C3%A6r+%26+co&" +
            "Password=Pa55%2Bw%25rd%3D",
            MediaType);

        var stored = (await CallAsync(
            $"User/GetServiceAuth?serviceAuthId={saved.Json.GetProperty("ServiceAuthId")}")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.GetProperty("Server").GetString(), Is.EqualTo("imap.example.com"));
            Assert.That(stored.GetProperty("Port").GetInt32(), Is.EqualTo(993));
            Assert.That(stored.GetProperty("AuthType").GetString(), Is.EqualTo("plain-text"));
            Assert.That(stored.GetProperty("Username").GetString(), Is.EqualTo("blåbær & co"));
            Assert.That(stored.GetProperty("Password").GetString(), Is.EqualTo("Pa55+w%rd="));
        }
    }

    [TestCase("IncomingCredentials.Server=imap.example.com&IncomingCredentials.Port=993")]
    [TestCase("IncomingCredentials[Server]=imap.example.com&IncomingCredentials[Port]=993")]
    [TestCase("incomingcredentials%5Bserver%5D=imap.example.com&INCOMINGCREDENTIALS.PORT=993")]
    public async Task Nested_members_are_named_with_dots_or_brackets(string credentials)
    {
        var saved = await CallAsync(
            "EMail/SaveEMailAccount", $"EMailAddress={Guid.NewGuid():N}%40example.com&{credentials}", MediaType);

        var incoming = saved.Json.GetProperty("IncomingCredentials");
        Assert.That(incoming.GetProperty("Server").GetString(), Is.EqualTo("imap.example.com"));
        Assert.That(incoming.GetProperty("Port").GetInt32(), Is.EqualTo(993));
    }

    [Test]
    public async Task A_form_has_the_parameters_of_an_operation()
    {
        var saved = await CallAsync(
            "User/SaveUntrustedCredentials",
            "type=form&Credentials.ValidFrom=2026-06-01T12%3A00%3A00&Credentials[PublicValue]=anna&" +
            "Credentials.SecretValue=geheim&Credentials.IsActive=true",
            MediaType);
        var read = await CallAsync("User/GetUntrustedCredentials", "Type=form", MediaType);

        var stored = read.Json.EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.NoContent), saved.Text);
            Assert.That(stored.GetProperty("PublicValue").GetString(), Is.EqualTo("anna"));
            Assert.That(stored.GetProperty("SecretValue").GetString(), Is.EqualTo("geheim"));
            Assert.That(stored.GetProperty("ValidFrom").GetString(), Is.EqualTo("2026-06-01T12:00:00"));
            Assert.That(stored.GetProperty("IsActive").GetBoolean(), Is.True);
        }
    }

    [TestCase("UserInfoIds=1&UserInfoIds=2")]
    [TestCase("userinfoids%5B%5D=1&userinfoids%5B%5D=2")]
    [TestCase("UserInfoIds[1]=2&UserInfoIds[0]=1")]
    [TestCase("=1&=2")]
    [TestCase("[0]=1&[1]=2")]
    public async Task A_form_has_the_items_of_a_list(string form)
    {
        await AddSecondUserAsync();

        var answer = await CallAsync("User/GetUserInfoList", form, MediaType);

        Assert.That(
            answer.Json.EnumerateArray().Select(info => info.GetProperty("UserInfoId").GetInt32()), Is.EqualTo(Both));
    }

    [Test]
    public async Task Items_with_members_are_named_by_index()
    {
        var password = Secret("form-Pa55word");

        var saved = await CallAsync(
            "User/SaveUser",
            $"Name=formuser&Role.Id=2&Credentials[0].Type.Type=CRM5/PASSWORD&Credentials[0][Value]={password}",
            MediaType);

        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        Assert.That(await Server.LogInAsync("formuser", password), Does.StartWith("7T:"));
    }

    [TestCase(
        "Port=many",
        "The key Port cannot be read: expected a whole number from -2147483648 to 2147483647, found the text 'many'. " +
        "Correct it and send the request again.")]
    [TestCase(
        "Port=",
        "The key Port cannot be read: expected a whole number from -2147483648 to 2147483647, found the text " +
        "nothing. Correct it and send the request again.")]
    [TestCase(
        "Server=a&Port=1&port=2",
        "The key Port cannot be read: expected it once, found it several times. Correct it and send the request " +
        "again.")]
    [TestCase(
        "Port[0]=1",
        "The key Port cannot be read: expected a whole number from -2147483648 to 2147483647, found an object. " +
        "Correct it and send the request again.")]
    [TestCase(
        "TableRight=x",
        "The key TableRight cannot be read: expected an object, found the text 'x'. Correct it and send the request " +
        "again.")]
    [TestCase(
        "Port[=1",
        "The key 'Port[' of the form cannot be read: expected one such as Name, Name.Member, Name[Member] or " +
        "Name[0]. Correct it and send the request again.")]
    [TestCase(
        "a[b]c=1",
        "The key 'a[b]c' of the form cannot be read: expected one such as Name, Name.Member, Name[Member] or " +
        "Name[0]. Correct it and send the request again.")]
    [TestCase(
        "a..b=1",
        "The key 'a..b' of the form cannot be read: expected one such as Name, Name.Member, Name[Member] or Name[0]. " +
        "Correct it and send the request again.")]
    [TestCase(
        "Server=a%00b",
        "The key Server cannot be read: expected characters that XML 1.0 allows, as SOAP clients read them too, " +
        "found U+0000 at place 2. Correct it and send the request again.")]
    [TestCase(
        "Password=100%geheim",
        "The value of the key 'Password' of the form cannot be read: expected two hexadecimal digits after each %, " +
        "as in %25 for a % itself. Escape it and send the request again.")]
    [TestCase(
        "Password=%E6geheim",
        "The value of the key 'Password' of the form cannot be read: expected bytes that are UTF-8, whatever the " +
        "charset of the Content-Type. Escape it and send the request again.")]
    [TestCase(
        "%zz=1",
        "The key of pair 1 of the form cannot be read: expected two hexadecimal digits after each %, as in %25 for a " +
        "% itself. Escape it and send the request again.")]
    [TestCase(
        "{\"Port\": 1}",
        "Expected a form such as Server=imap.example.com&Port=993, as the Content-Type says, found JSON or XML. Name " +
        "it: Content-Type: application/json, or application/xml.")]
    [TestCase(
        " <ServiceAuth/>",
        "Expected a form such as Server=imap.example.com&Port=993, as the Content-Type says, found JSON or XML. Name " +
        "it: Content-Type: application/json, or application/xml.")]
    public async Task A_malformed_form_is_rejected_with_the_key_and_nothing_is_saved(
        string form, string message)
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await CallAsync("User/SaveServiceAuth", form, MediaType);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.ErrorType, Is.EqualTo("SoInvalidArgumentException"));
            Assert.That(answer.Message, Is.EqualTo(message));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [TestCase(
        "[1,2]",
        "Expected a form such as Server=imap.example.com&Port=993, as the Content-Type says, found JSON or XML. Name " +
        "it: Content-Type: application/json, or application/xml.")]
    [TestCase(
        "ids=1",
        "Expected a form whose keys are UserInfoIds, as in UserInfoIds=1&UserInfoIds=2, found others. Correct it and " +
        "send the request again.")]
    [TestCase(
        "UserInfoIds=one",
        "The key [0] cannot be read: expected a whole number from -2147483648 to 2147483647, found the text 'one'. " +
        "Correct it and send the request again.")]
    [TestCase(
        "UserInfoIds[x]=1",
        "The key UserInfoIds cannot be read: expected an index such as UserInfoIds[0], found 'x'. Correct it and " +
        "send the request again.")]
    [TestCase(
        "UserInfoIds[0]=1&UserInfoIds[0]=2",
        "The key UserInfoIds[0] cannot be read: expected it once, found it several times. Correct it and send the " +
        "request again.")]
    public async Task A_malformed_list_is_rejected(string form, string message)
    {
        var answer = await CallAsync("User/GetUserInfoList", form, MediaType);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task Unknown_keys_are_ignored()
    {
        var answer = await CallAsync(
            "User/SaveServiceAuth", "utf8=%E2%9C%93&utf8=x&Server=a&more[deep][still]=1&&=x&alone", MediaType);

        Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo("a"));
    }

    [Test]
    public async Task The_charset_applies_to_bytes_that_are_not_escaped()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {Ticket}");
        request.Content = NewContent(
            Encoding.Latin1.GetBytes("Server=blåbær%C3%B8"), MediaType + "; charset=iso-8859-1");

        var answer = await SendAsync(request);

        Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo("blåbærø"));
    }

    [Test]
    public async Task A_form_of_too_many_pairs_or_names_is_rejected()
    {
        var pairs = await CallAsync("User/SaveServiceAuth", string.Concat(Enumerable.Repeat("a&", 1025)), MediaType);
        var names = await CallAsync(
            "User/SaveServiceAuth", string.Concat(Enumerable.Repeat("a.", 10000)) + "a=1", MediaType);

        Assert.That(pairs.Message, Is.EqualTo("Expected a form of at most 1024 pairs, found more. Send JSON."));
        Assert.That(
            names.Message,
            Does.EndWith(
                "of the form cannot be read: expected a key of at most 32 names. Correct it and send the request " +
                "again."));
    }

    [Test]
    public async Task An_operation_without_a_body_accepts_an_empty_body_of_any_media_type(
        [Values(MediaType, "application/json-patch+json", "text/plain", "")] string contentType,
        [Values("User/CreateDefaultServiceAuth", "User/GetServiceAuth?serviceAuthId=1")] string operation)
    {
        var answer = await CallAsync(operation, "", contentType.Length == 0 ? null : contentType);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private async Task AddSecondUserAsync()
    {
        if ((await CallAsync("User/GetUserInfo?userInfoId=2")).Text == "null")
        {
            await Server.AddUserAsync("second", "Pa55-of-second");
        }
    }
}
