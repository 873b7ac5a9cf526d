using System.Net;
using System.Net.Http.Headers;

namespace Services86.Tests.Rest.Patches;

internal sealed class MergePatchTests : PatchFixture
{
    protected override string MediaType => "application/merge-patch+json";

    [Test]
    public async Task A_patch_changes_its_members_in_the_entity_with_its_id()
    {
        var id = await StoreAsync();

        var answer = await PatchAsync(
            "User/SaveServiceAuth", $$"""{ "serviceAuthId": {{id}}, "Port": 143, "username": "berit" }""");

        var stored = await GetAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Text, Is.EqualTo(stored.GetRawText()));
            Assert.That(Number(stored, "Port"), Is.EqualTo(143));
            Assert.That(Text(stored, "Username"), Is.EqualTo("berit"));
            Assert.That(Text(stored, "Server"), Is.EqualTo("imap.example.com"));
            Assert.That(Text(stored, "AuthType"), Is.EqualTo("plain-text"));
            Assert.That(Text(stored, "Password"), Is.EqualTo(Password));
        }
    }

    [Test]
    public async Task A_patch_without_an_id_applies_to_the_default_entity()
    {
        var answer = await PatchAsync(
            "EMail/SaveEMailAccount", $$"""{ "EMailAddress": "{{Guid.NewGuid():N}}@example.com" }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(Number(answer.Json, "EMailAccountId"), Is.Positive);
            Assert.That(Number(answer.Json, "AssociateId"), Is.EqualTo(1));
            Assert.That(Number(answer.Json.GetProperty("OutgoingCredentials"), "ServiceAuthId"), Is.Positive);
        }
    }

    [Test]
    public async Task Null_removes_the_stored_value()
    {
        var id = await StoreAsync();

        await PatchAsync("User/SaveServiceAuth", $$"""{ "ServiceAuthId": {{id}}, "Username": null, "Port": null }""");

        var stored = await GetAsync(id);
        Assert.That(Text(stored, "Username"), Is.Null.Or.Empty);
        Assert.That(Number(stored, "Port"), Is.Zero);
        Assert.That(Text(stored, "Server"), Is.EqualTo("imap.example.com"));
    }

    [Test]
    public async Task A_patch_changes_members_of_members()
    {
        var account = await StoreAccountAsync();
        var id = Number(account, "EMailAccountId");

        await PatchAsync(
            "EMail/SaveEMailAccount", $$"""{ "EMailAccountId": {{id}}, "IncomingCredentials": { "Port": 143 } }""");

        var stored = await GetAccountAsync(id);
        var incoming = stored.GetProperty("IncomingCredentials");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(stored, "EMailAddress"), Is.EqualTo(Text(account, "EMailAddress")));
            Assert.That(Number(incoming, "Port"), Is.EqualTo(143));
            Assert.That(
                Number(incoming, "ServiceAuthId"),
                Is.EqualTo(Number(account.GetProperty("IncomingCredentials"), "ServiceAuthId")));
            Assert.That(Text(incoming, "Server"), Is.EqualTo("imap.example.com"));
            Assert.That(Text(incoming, "Password"), Is.EqualTo(Password));
            Assert.That(Number(stored.GetProperty("OutgoingCredentials"), "Port"), Is.EqualTo(587));
        }
    }

    [Test]
    public async Task Members_that_are_not_patched_keep_their_values_passwords_included()
    {
        var password = Secret("patched-Pa55word");
        var id = await Server.AddUserAsync("merged", password);

        var answer = await PatchAsync(
            "User/SaveUser",
            $$"""{ "AssociateId": {{id}}, "Tooltip": "changed", "Role": { "Id": 2, "Value": null } }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(Text(answer.Json, "Tooltip"), Is.EqualTo("changed"));
            Assert.That(Number(answer.Json.GetProperty("Role"), "Id"), Is.EqualTo(2));
            Assert.That(Text(answer.Json, "Name"), Is.EqualTo("merged"));
            Assert.That(await Server.LogInAsync("merged", password), Does.StartWith("7T:"));
        }
    }

    [Test]
    public async Task A_patch_of_an_unknown_entity_is_not_found()
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await PatchAsync("User/SaveServiceAuth", """{ "ServiceAuthId": 987654, "Port": 1 }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.ErrorType, Is.EqualTo("SoNotFoundException"));
            Assert.That(answer.Message, Is.EqualTo("There is no ServiceAuth 987654."));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task A_patch_of_the_record_of_another_associate_is_forbidden()
    {
        var id = await StoreAsync();
        await Server.AddUserAsync("stranger", Secret("Pa55-of-stranger"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "SoTicket", await Server.LogInAsync("stranger", "Pa55-of-stranger"));
        request.Content = NewContent(
            System.Text.Encoding.UTF8.GetBytes($$"""{ "ServiceAuthId": {{id}}, "Port": 1 }"""), MediaType);

        var answer = await SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Text, Does.Not.Contain(Password));
        Assert.That(Number(await GetAsync(id), "Port"), Is.EqualTo(993));
    }

    [TestCase(
        """{ "Port": "many" }""",
        "The member Port on line 1, position 11, cannot be read: expected a whole number from -2147483648 to " +
        "2147483647, found the text 'many'. Correct it and send the request again.")]
    [TestCase(
        """{ "Port": 1, "port": 2 }""",
        "The member port on line 1, position 14, cannot be read: expected it once, found it twice in the same " +
        "object. Correct it and send the request again.")]
    [TestCase(
        "[1]",
        "The body on line 1, position 1, cannot be read: expected an object, found a list. Correct it and send the " +
        "request again.")]
    public async Task A_malformed_patch_is_rejected_with_line_and_position(string patch, string message)
    {
        var answer = await PatchAsync("User/SaveServiceAuth", patch);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task A_patch_that_is_null_is_rejected()
    {
        var answer = await PatchAsync("User/SaveServiceAuth", "null");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_body_of_other_operations_is_read_as_plain_JSON()
    {
        var infos = await PatchAsync("User/GetUserInfoList", "[1]");
        var user = await PatchAsync("User/GetUserFromName", """{ "UserName": "admin" }""");

        Assert.That(infos.Json.GetArrayLength(), Is.EqualTo(1));
        Assert.That(Number(user.Json, "AssociateId"), Is.EqualTo(1));
    }
}
