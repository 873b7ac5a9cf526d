using System.Net;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Tests.Rest.Patches;

internal sealed class JsonPatchTests : PatchFixture
{
    private const string Invalid = "cannot be carried out: expected";

    protected override string MediaType => "application/json-patch+json";

    [Test]
    public async Task A_patch_changes_the_entity_with_the_tested_id()
    {
        var id = await StoreAsync();

        var answer = await PatchAsync(
            id, """{ "op": "replace", "path": "/Port", "value": 143 }, { "op": "remove", "path": "/Username" }""");

        var stored = await GetAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.Text, Is.EqualTo(stored.GetRawText()));
            Assert.That(Number(stored, "Port"), Is.EqualTo(143));
            Assert.That(Text(stored, "Username"), Is.Null.Or.Empty);
            Assert.That(Text(stored, "Server"), Is.EqualTo("imap.example.com"));
            Assert.That(Text(stored, "Password"), Is.EqualTo(Password));
        }
    }

    [TestCase("""{ "op": "test", "path": "/ServiceAuthId", "value": ID }""")]
    [TestCase("""{ "op": "replace", "path": "/serviceauthid", "value": "ID" }""")]
    [TestCase("""{ "OP": "ADD", "path": "ServiceAuthId", "value": ID, "comment": { "op": 1 } }""")]
    public async Task The_id_is_taken_from_a_test_add_or_replace(string operation)
    {
        var id = await StoreAsync();

        var naming = operation.Replace("ID", $"{id}", StringComparison.Ordinal);
        await PatchAsync("User/SaveServiceAuth", $$"""[{ "op": "add", "path": "PORT", "value": 1 }, {{naming}}]""");

        Assert.That(Number(await GetAsync(id), "Port"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_patch_without_an_id_applies_to_the_default_entity()
    {
        var answer = await PatchAsync(
            "User/SaveServiceAuth",
            """[{ "op": "test", "path": "/Port", "value": 0 }, { "op": "add", "path": "/Server", "value": "new" }]""");

        Assert.That(Number(answer.Json, "ServiceAuthId"), Is.Positive);
        Assert.That(Text(answer.Json, "Server"), Is.EqualTo("new"));
    }

    [Test]
    public async Task Values_are_copied_and_moved_between_members()
    {
        var account = await StoreAccountAsync();
        var id = Number(account, "EMailAccountId");

        var answer = await PatchAsync(
            "EMail/SaveEMailAccount",
            $$"""
            [
              { "op": "test", "path": "/EMailAccountId", "value": {{id}} },
              { "op": "copy", "from": "/IncomingCredentials/Password", "path": "/OutgoingCredentials/Password" },
              { "op": "move", "from": "IncomingCredentials/Server", "path": "IncomingCredentials/Username" }
            ]
            """);

        var stored = await GetAccountAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(Text(stored.GetProperty("OutgoingCredentials"), "Password"), Is.EqualTo(Password));
            Assert.That(Text(stored.GetProperty("OutgoingCredentials"), "Server"), Is.EqualTo("smtp.example.com"));
            Assert.That(Text(stored.GetProperty("IncomingCredentials"), "Username"), Is.EqualTo("imap.example.com"));
            Assert.That(Text(stored.GetProperty("IncomingCredentials"), "Server"), Is.Null.Or.Empty);
        }
    }

    [TestCase("/Credentials/-", """{ "Type": { "Type": "CRM5/PASSWORD" }, "Value": "listed-Pa55word" }""")]
    [TestCase("/Credentials/0", """{ "Value": "listed-Pa55word" }""")]
    [TestCase("/Credentials", """{ "Value": "listed-Pa55word" }""")]
    [TestCase("/credentials", """[{ "Value": "listed-Pa55word" }]""")]
    public async Task An_item_is_added_to_a_list(string path, string credential)
    {
        var name = $"listed{path.Length}{credential.Length}";
        Secret("listed-Pa55word");

        var answer = await PatchAsync(
            "User/SaveUser",
            $$"""[{ "op": "add", "path": "/Name", "value": "{{name}}" }, """ +
            $$"""{ "op": "add", "path": "{{path}}", "value": {{credential}} }]""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await Server.LogInAsync(name, "listed-Pa55word"), Does.StartWith("7T:"));
    }

    [Test]
    public async Task Items_of_a_list_are_inserted_replaced_moved_and_removed()
    {
        var answer = await PatchAsync(
            "User/SaveUser",
            """
            [
              { "op": "add", "path": "/Name", "value": "items" },
              { "op": "add", "path": "/OtherGroups", "value": [{ "Value": "a" }, { "Value": "b" }, { "Value": "c" }] },
              { "op": "add", "path": "/OtherGroups/1", "value": { "Value": "inserted" } },
              { "op": "test", "path": "/OtherGroups/2/Value", "value": "b" },
              { "op": "remove", "path": "/OtherGroups/0" },
              { "op": "test", "path": "/OtherGroups/0/Value", "value": "inserted" },
              { "op": "move", "from": "/OtherGroups/0", "path": "/OtherGroups/-" },
              { "op": "test", "path": "/OtherGroups/2/Value", "value": "inserted" },
              { "op": "replace", "path": "/OtherGroups/1", "value": { "Value": "replaced", "Id": 7 } },
              { "op": "copy", "from": "/OtherGroups/1", "path": "/OtherGroups/0" },
              { "op": "replace", "path": "/OtherGroups/0/Value", "value": "changed copy" },
              { "op": "test", "path": "/OtherGroups/0/Id", "value": 7 },
              { "op": "test", "path": "/OtherGroups/2/Value", "value": "replaced" },
              { "op": "replace", "path": "/OtherGroups", "value": null },
              { "op": "test", "path": "/OtherGroups", "value": null }
            ]
            """);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [TestCase("/Port", "144")]
    [TestCase("/Password", "\"another\"")]
    [TestCase("/Server", "null")]
    public async Task A_test_that_fails_is_a_conflict_and_nothing_is_saved(string path, string value)
    {
        var id = await StoreAsync();

        var answer = await PatchAsync(
            id,
            """{ "op": "replace", "path": "/Username", "value": "changed" }, """ +
            $$"""{ "op": "test", "path": "{{path}}", "value": {{value}} }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(answer.ErrorType, Is.EqualTo("SoIllegalOperationException"));
            Assert.That(
                answer.Message,
                Is.EqualTo($"The operation [2] of the patch tests '{path}', and finds another value there."));
            Assert.That(answer.Text, Does.Not.Contain(Password));
            Assert.That(Text(await GetAsync(id), "Username"), Is.EqualTo("anna"));
        }
    }

    [TestCase("/Port", "993")]
    [TestCase("/Port", "\"993\"")]
    [TestCase("/Password", $"\"{Password}\"")]
    public async Task A_test_of_the_stored_value_passes(string path, string value)
    {
        var id = await StoreAsync();

        var answer = await PatchAsync(id, $$"""{ "op": "test", "path": "{{path}}", "value": {{value}} }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [Test]
    public async Task A_patch_of_an_unknown_entity_is_not_found()
    {
        var answer = await PatchAsync(987654, """{ "op": "add", "path": "/Port", "value": 1 }""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.ErrorType, Is.EqualTo("SoNotFoundException"));
    }

    [TestCase(
        """{ "op": "replace", "path": "/Prot", "value": 1 }""",
        $"The operation [1], 'replace' of '/Prot', {Invalid} a path to what there is, found 'Prot', which " +
        "ServiceAuth does not have. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "add", "path": "/", "value": 1 }""",
        $"The operation [1], 'add' of '/', {Invalid} a path to what there is, found nothing, which ServiceAuth does " +
        "not have. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "remove", "path": "/Port/0" }""",
        $"The operation [1], 'remove' of '/Port/0', {Invalid} a path to what there is, found '0' within what has no " +
        "members. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "remove", "path": "/TableRight" }, { "op": "add", "path": "/TableRight/Reason", "value": "" }""",
        $"The operation [2], 'add' of '/TableRight/Reason', {Invalid} a path to what there is, found 'Reason' within " +
        "what is null. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "change", "path": "/Port", "value": 1 }""",
        $"The operation [1], 'change' of '/Port', {Invalid} the op add, remove, replace, test, move or copy, found " +
        "'change'. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "add", "path": "/Port" }""",
        $"The operation [1], 'add' of '/Port', {Invalid} a value, found none. Correct it and send the patch again: " +
        "nothing is saved.")]
    [TestCase(
        """{ "op": "copy", "path": "/Port" }""",
        $"The operation [1], 'copy' of '/Port', {Invalid} from, the path of what is to be taken, found none. Correct " +
        "it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "copy", "from": "/Password", "path": "/Port" }""",
        $"The operation [1], 'copy' of '/Port', {Invalid} a place of the type string, as '/Password' is, found one " +
        "of int. Correct it and send the patch again: nothing is saved.")]
    [TestCase(
        """{ "op": "replace", "path": "/Port", "value": "many" }""",
        "The value of the operation [1], 'replace' of '/Port', cannot be read: expected a whole number from " +
        "-2147483648 to 2147483647, found the text 'many'. Correct it and send the request again.")]
    [TestCase(
        """{ "op": "add", "path": "/TableRight", "value": { "Mask": "Fly" } }""",
        "In the value of the operation [1], 'add' of '/TableRight', the member Mask cannot be read: expected ")]
    [TestCase(
        """{ "op": "add", "path": "/Server", "value": "\u0001" }""",
        "The value of the operation [1], 'add' of '/Server', cannot be read: expected characters that XML 1.0 " +
        "allows, as SOAP clients read them too, found U+0001 at place 1. Correct it and send the request again.")]
    [TestCase(
        """{ "op": "replace", "path": "/ServiceAuthId", "value": 7 }""",
        "Expected a patch that leaves ServiceAuthId as it is, found one that makes it 7 where it was ")]
    [TestCase(
        """{ "op": "remove", "path": "/ServiceAuthId" }""",
        "Expected a patch that leaves ServiceAuthId as it is, found one that makes it 0 where it was ")]
    [TestCase("""{ "op": "add", "path": 1 }""", "The member [1].path on line 1, position ")]
    [TestCase("""{ "op": "add" }""", "The member [1] on line 1, position ")]
    [TestCase("""{ "op": "add", "op": "test", "path": "" }""", "The member [1].op on line 1, position ")]
    [TestCase("1", "The member [1] on line 1, position ")]
    public async Task An_invalid_patch_is_rejected_with_the_operation_and_nothing_is_saved(
        string operation, string message)
    {
        var id = await StoreAsync();
        var before = await GetAsync(id);

        var answer = await PatchAsync(id, operation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
            Assert.That(answer.ErrorType, Is.EqualTo("SoInvalidArgumentException"));
            Assert.That(answer.Message, Does.StartWith(message));
            Assert.That((await GetAsync(id)).GetRawText(), Is.EqualTo(before.GetRawText()));
        }
    }

    [TestCase("/OtherGroups/0")]
    [TestCase("/OtherGroups/-")]
    [TestCase("/OtherGroups/01")]
    [TestCase("/OtherGroups/-1")]
    [TestCase("/FieldProperties/unheard-of")]
    public async Task Removing_a_missing_value_is_rejected(string path)
    {
        var answer = await PatchAsync("User/SaveUser", $$"""[{ "op": "remove", "path": "{{path}}" }]""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            answer.Message,
            Does.StartWith($"The operation [0], 'remove' of '{path}', {Invalid} a path to what there is, found "));
    }

    [Test]
    public async Task The_size_and_the_operations_of_a_patch_are_limited()
    {
        var text = new string('x', 100_000);
        var copies = string.Join(
            ", ", Enumerable.Repeat("""{ "op": "copy", "from": "/OtherGroups", "path": "/OtherGroups" }""", 20));

        var copied = await PatchAsync(
            "User/SaveUser",
            $$"""[{ "op": "add", "path": "/OtherGroups/-", "value": { "Value": "{{text}}" } }, {{copies}}]""");
        var many = await PatchAsync(
            "User/SaveUser",
            $"[{string.Join(", ", Enumerable.Repeat("""{ "op": "remove", "path": "/Tooltip" }""", 1001))}]");

        Assert.That(
            copied.Message,
            Does.StartWith(
                $"The operation [11], 'copy' of '/OtherGroups', {Invalid} a patch that copies at most 1048576 bytes"));
        Assert.That(
            many.Message,
            Does.Contain("The member [1000] on line 1, position ")
                .And.Contain("expected at most 1000 operations, found more"));
    }

    [Test]
    public async Task A_body_that_is_not_a_patch_is_read_as_plain_JSON()
    {
        var id = await StoreAsync();

        var saved = await PatchAsync("User/SaveServiceAuth", $$"""{ "ServiceAuthId": {{id}}, "Server": "whole" }""");
        var infos = await PatchAsync("User/GetUserInfoList", "[1]");
        var user = await PatchAsync("User/GetUserFromName", """{ "UserName": "admin" }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(saved.Json, "Server"), Is.EqualTo("whole"));
            Assert.That(Number(saved.Json, "Port"), Is.Zero, "a save replaces all");
            Assert.That(infos.Json.GetArrayLength(), Is.EqualTo(1));
            Assert.That(Number(user.Json, "AssociateId"), Is.EqualTo(1));
        }
    }

    [Test]
    public void Every_saved_entity_has_Get_and_CreateDefault_operations()
    {
        var services = new RestServices(
            new[] { typeof(IUserAgent), typeof(IEMailAgent) }.Select(ContractDescription.Of));

        foreach (var save in services.All.SelectMany(service => service.Operations))
        {
            if (save.SavedEntity is { } entity)
            {
                Assert.That(save.Patchable!.Get.Name, Is.EqualTo($"Get{entity.Name}"));
                Assert.That(save.Patchable.CreateDefault.Name, Is.EqualTo($"CreateDefault{entity.Name}"));
                Assert.That(
                    save.Patchable.Id.Name, Is.EqualTo(entity.Name == "User" ? "AssociateId" : entity.Name + "Id"));
            }
        }
    }

    private Task<Support.RestHttpAnswer> PatchAsync(int id, string operations) => PatchAsync(
        "User/SaveServiceAuth", $$"""[{ "op": "test", "path": "/ServiceAuthId", "value": {{id}} }, {{operations}}]""");
}
