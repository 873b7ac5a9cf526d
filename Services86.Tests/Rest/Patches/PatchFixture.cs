using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Patches;

/// <summary>Stores and patches ServiceAuths and e-mail accounts.</summary>
internal abstract class PatchFixture : RestFixture
{
    protected const string Password = "stored-Pa55word";

    /// <summary>Gets the media type of the patches.</summary>
    protected abstract string MediaType { get; }

    [OneTimeSetUp]
    public void RegisterPassword() => Secret(Password);

    protected Task<RestHttpAnswer> PatchAsync(string operation, string patch) => CallAsync(operation, patch, MediaType);

    /// <summary>Stores a ServiceAuth and returns its id.</summary>
    protected Task<int> StoreAsync() => SaveServiceAuthAsync(
        """ "Server": "imap.example.com", "Port": 993, "AuthType": "plain-text", "Username": "anna",""" +
        $""" "Password": "{Password}" """);

    /// <summary>Stores an e-mail account with incoming and outgoing credentials.</summary>
    protected async Task<JsonElement> StoreAccountAsync() => (await CallAsync(
        "EMail/SaveEMailAccount",
        $$"""
        {
          "EMailAddress": "{{Guid.NewGuid():N}}@example.com",
          "IncomingCredentials": { "Server": "imap.example.com", "Port": 993, "Password": "{{Password}}" },
          "OutgoingCredentials": { "Server": "smtp.example.com", "Port": 587 }
        }
        """)).Json;

    protected async Task<JsonElement> GetAsync(int id) =>
        (await CallAsync($"User/GetServiceAuth?serviceAuthId={id}")).Json;

    protected async Task<JsonElement> GetAccountAsync(int id) =>
        (await CallAsync($"EMail/GetEMailAccount?eMailAccountId={id}")).Json;

    protected static string? Text(JsonElement entity, string member) => entity.GetProperty(member).GetString();

    protected static int Number(JsonElement entity, string member) => entity.GetProperty(member).GetInt32();
}
