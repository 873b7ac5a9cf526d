using System.Net;
using System.Text;
using System.Text.Json;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>A server whose User agent is called over REST by users with passwords, tickets and access tokens.</summary>
internal abstract class PasswordChangeFixture(DatabaseProvider provider) : EngineServerFixture(provider)
{
    protected const string Password = "Pa55-of-owner";
    protected const string NewPassword = "n3w-Pa55-of-owner";

    private int _users;

    protected string Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task LogInAsAdministrator()
    {
        Secret(Password);
        Secret(NewPassword);
        Admin = "SoTicket " + await Server.LogInAsync();
    }

    protected static string Basic(string name, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));

    /// <summary>Adds a user, who logs in twice and gets an access token.</summary>
    protected async Task<Owner> AddOwnerAsync(AssociateRole role = AssociateRole.Employee)
    {
        var name = $"owner {++_users}";
        var id = await Server.AddUserAsync(name, Password, role);
        var calling = "SoTicket " + await Server.LogInAsync(name, Password);
        var other = "SoTicket " + await Server.LogInAsync(name, Password);
        var token = await CallAsync(calling, "GetAccessToken", new { });
        var owner = new Owner(id, name, calling, other, "Bearer " + Secret(token.Json.GetString()!));
        Assert.That(await IsValidAsync(Basic(name, Password)), Is.True, "and is cached");
        return owner;
    }

    protected async Task<bool> IsValidAsync(string authorization) =>
        (await CallAsync(authorization, "CanChangePassword", new { AssociateId = 1 })).Status == HttpStatusCode.OK;

    /// <summary>Calls an operation of the User agent.</summary>
    /// <param name="authorization">The Authorization header.</param>
    /// <param name="operation">
    /// The operation, followed by words for the reader, of which a last "patch" or "merge patch" is the media type.
    /// </param>
    /// <param name="body">The body.</param>
    protected async Task<RestHttpAnswer> CallAsync(string authorization, string operation, object body)
    {
        var mediaType = operation.EndsWith("merge patch", StringComparison.Ordinal) ? "application/merge-patch+json"
            : operation.EndsWith("patch", StringComparison.Ordinal) ? "application/json-patch+json"
            : "application/json";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/Agents/User/{operation.Split(' ')[0]}")
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, mediaType),
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await Server.Http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }

    /// <summary>A user with credentials, each as an Authorization header.</summary>
    protected sealed record Owner(int Id, string Name, string Ticket, string OtherTicket, string Token);
}
