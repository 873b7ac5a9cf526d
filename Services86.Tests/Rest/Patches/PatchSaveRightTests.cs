using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Patches;

/// <summary>A caller without the right to save a record gets the same refusal for every patch of the record.</summary>
internal sealed class PatchSaveRightTests : RestFixture
{
    private const string Password = "Pa55-of-anna";
    private const string Merge = "application/merge-patch+json";
    private const string Patch = "application/json-patch+json";

    private readonly Dictionary<string, int> _ids = [];
    private string _anna = null!;

    [OneTimeSetUp]
    public async Task AddRecords()
    {
        _ids["anna"] = await Server.AddUserAsync("anna", Secret(Password));
        _ids["berit"] = await Server.AddUserAsync("berit", Secret("Pa55-of-berit"));
        _ids["none"] = 987654;
        _ids["new"] = 0;
        _ids["login"] = await SaveServiceAuthAsync();
        var account = await CallAsync("EMail/SaveEMailAccount", """{ "EMailAddress": "admin@example.com" }""");
        _ids["account"] = account.Json.GetProperty("EMailAccountId").GetInt32();
        _anna = await Server.LogInAsync("anna", Password);
    }

    [Test]
    public Task An_employee_cannot_patch_a_user([Values("anna", "berit", "none", "new")] string record) =>
        RequireSameRefusalAsync("User/SaveUser", "AssociateId", record, "Rank", 0, 1);

    [Test]
    public Task An_employee_cannot_patch_the_ServiceAuth_of_another_associate() =>
        RequireSameRefusalAsync("User/SaveServiceAuth", "ServiceAuthId", "login", "Port", 993, 994);

    [Test]
    public Task An_employee_cannot_patch_the_account_of_another_associate() =>
        RequireSameRefusalAsync("EMail/SaveEMailAccount", "EMailAccountId", "account", "ErrorCount", 0, 1);

    [Test]
    public void This_fixture_patches_every_entity_that_can_be_saved()
    {
        var services = new RestServices(
            new[] { typeof(IUserAgent), typeof(IEMailAgent) }.Select(ContractDescription.Of));

        Assert.That(
            services.All.SelectMany(service => service.Operations)
                .Where(operation => operation.SavedEntity is not null)
                .Select(operation => operation.Name),
            Is.EquivalentTo(["User.SaveUser", "User.SaveServiceAuth", "EMail.SaveEMailAccount"]));
    }

    [Test]
    public async Task An_administrator_can_patch_a_user()
    {
        var saved = await CallAsync(
            "User/SaveUser", $$"""{ "AssociateId": {{_ids["berit"]}}, "Tooltip": "patched" }""", Merge);

        Assert.That(saved.Json.GetProperty("Tooltip").GetString(), Is.EqualTo("patched"));
    }

    private async Task RequireSameRefusalAsync(
        string operation, string idName, string record, string member, int stored, int other)
    {
        var id = _ids[record];
        var test = $$"""{ "op": "test", "path": "/{{idName}}", "value": {{id}} }""";
        (string MediaType, string Body)[] patches =
        [
            (Merge, $$"""{ "{{idName}}": {{id}}, "{{member}}": {{other}} }"""),
            (Merge, $$"""{ "{{idName}}": {{id}} }"""),
            (Patch, $"[{test}]"),
            (Patch, $$"""[{{test}}, { "op": "test", "path": "/{{member}}", "value": {{stored}} }]"""),
            (Patch, $$"""[{{test}}, { "op": "test", "path": "/{{member}}", "value": {{other}} }]"""),
            (Patch, $$"""[{{test}}, { "op": "replace", "path": "/{{member}}", "value": "many" }]"""),
            (Patch, $$"""[{{test}}, { "op": "replace", "path": "/{{idName}}", "value": 7 }]"""),
            (Patch, $$"""[{{test}}, { "op": "remove", "path": "/Unknown/0" }]"""),
            (Patch, $$"""[{{test}}, { "op": "unknown", "path": "" }]"""),
            (Patch, $$"""[{{test}}, { "op": "remove", "path": "" }]"""),
        ];

        var refusal = await SaveAsAnnaAsync(
            operation, "application/json", $$"""{ "{{idName}}": {{id}}, "EMailAddress": "anna@example.com" }""");

        Assert.That(refusal.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(refusal.ErrorType, Is.EqualTo("SoFunctionRightException"));
        foreach (var (mediaType, body) in patches)
        {
            var answer = await SaveAsAnnaAsync(operation, mediaType, body);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden), body);
            Assert.That(answer.Text, Is.EqualTo(refusal.Text), body);
        }
    }

    private async Task<RestHttpAnswer> SaveAsAnnaAsync(string operation, string mediaType, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/{operation}")
        {
            Content = NewContent(Encoding.UTF8.GetBytes(body), mediaType),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", _anna);
        return await SendAsync(request);
    }
}
