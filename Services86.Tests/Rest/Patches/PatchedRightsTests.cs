using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Patches;

/// <summary>Rights sent by a client change neither the stored record nor the responses to other callers.</summary>
internal sealed class PatchedRightsTests : RestFixture
{
    private const string Forged = "call 555-0100 to unlock";

    private string _anna = null!;

    [OneTimeSetUp]
    public async Task AddAnna()
    {
        await Server.AddUserAsync("Anna", Secret("Pa55-of-anna"));
        _anna = await Server.LogInAsync("Anna", "Pa55-of-anna");
    }

    [TestCase(
        "application/merge-patch+json",
        """{ "ServiceAuthId": ID, "TableRight": { "Mask": "None", "Reason": "call 555-0100 to unlock" } }""")]
    [TestCase(
        "application/json-patch+json",
        """
        [
          { "op": "test", "path": "/ServiceAuthId", "value": ID },
          { "op": "replace", "path": "/TableRight/Mask", "value": "None" },
          { "op": "replace", "path": "/TableRight/Reason", "value": "call 555-0100 to unlock" }
        ]
        """)]
    [TestCase(
        "application/json",
        """{ "ServiceAuthId": ID, "TableRight": { "Mask": "None", "Reason": "call 555-0100 to unlock" } }""")]
    [TestCase(
        "application/merge-patch+json",
        """{ "TableRight": { "Mask": "None", "Reason": "call 555-0100 to unlock" } }""")]
    public async Task An_employee_cannot_change_the_rights_in_responses_to_others(string mediaType, string body)
    {
        var annas = await SaveAsAnnaAsync("""{ "Server": "imap.example.com" }""", "application/json");
        var id = annas.Json.GetProperty("ServiceAuthId").GetInt32();
        var admins = await SaveServiceAuthAsync();

        var saved = await SaveAsAnnaAsync(body.Replace("ID", $"{id}", StringComparison.Ordinal), mediaType);

        RestHttpAnswer[] answers =
        [
            saved,
            await CallAsync($"User/GetServiceAuth?serviceAuthId={admins}"),
            await CallAsync("User/CreateDefaultServiceAuth"),
            await CallAsync("User/CreateDefaultUser"),
            await CallAsync("User/CreateDefaultUntrustedCredentials"),
            await CallAsync("EMail/CreateDefaultEMailAccount"),
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo(HttpStatusCode.OK));
            Assert.That(answers.Select(answer => answer.Text), Has.None.Contains(Forged));
            Assert.That(answers.Select(answer => MaskOf(answer.Json)), Has.All.EqualTo("FULL"));
        }
    }

    private static string? MaskOf(JsonElement carrier) =>
        carrier.GetProperty("TableRight").GetProperty("Mask").GetString();

    private async Task<RestHttpAnswer> SaveAsAnnaAsync(string body, string mediaType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth")
        {
            Content = NewContent(System.Text.Encoding.UTF8.GetBytes(body), mediaType),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", _anna);
        return await SendAsync(request);
    }
}
