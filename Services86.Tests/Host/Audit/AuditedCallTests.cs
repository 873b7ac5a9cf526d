using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;
using Services86.Data.Audit;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Audit;

internal sealed class AuditedCallTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Password = "Pa55-of-anna";

    private int _annaId;

    [SetUp]
    public async Task AddAnna()
    {
        await Server.ExecuteAsync("DELETE FROM audit");
        _annaId = await Server.AddUserAsync($"Anna {TestContext.CurrentContext.Test.ID}", Secret(Password));
    }

    private static string Name => $"Anna {TestContext.CurrentContext.Test.ID}";

    [Test]
    public async Task A_login_a_save_and_a_delete_are_entries_with_the_address_of_the_client()
    {
        var ticket = await Server.LogInAsync(Name, Password);
        var saved = await Server.PostAsync("User", SoapText.SaveServiceAuth(
            ticket, SoapText.Element("Port", 25), SoapText.Element("Password", Secret("S3cret"))));
        var id = saved.Number("ServiceAuthId");
        await Server.PostAsync("User", SoapText.DeleteServiceAuth(ticket, id));

        var entries = await EntriesAsync();

        Assert.That(
            entries.Select(entry => $"{entry.Action} {entry.Record} {entry.RecordId}"),
            Is.EqualTo([$"LoggedIn User {_annaId}", $"Added ServiceAuth {id}", $"Deleted ServiceAuth {id}"]));
        Assert.That(
            entries.Select(entry => (entry.ActorId, entry.Actor, entry.Address, entry.OwnerId)),
            Is.All.EqualTo(((int?)_annaId, Name, "127.0.0.1", (int?)_annaId)));
    }

    [Test]
    public async Task A_wrong_password_is_an_entry_about_the_user_without_an_actor()
    {
        await Server.PostAsync("SoPrincipal", SoapText.LogIn(Name, Secret("a wrong guess")));

        var entry = (await EntriesAsync()).Single();

        Assert.That(
            (entry.Action, entry.ActorId, entry.Actor, entry.Address, entry.OwnerId),
            Is.EqualTo(("LoginRefused", (int?)null, (string?)null, "127.0.0.1", (int?)_annaId)));
    }

    [Test]
    public async Task A_name_that_no_user_has_is_not_recorded_as_it_may_be_a_password()
    {
        await Server.PostAsync("SoPrincipal", SoapText.LogIn(Secret(Password + " as a name"), "wrong"));

        var entry = (await EntriesAsync()).Single();

        Assert.That(
            (entry.Action, entry.RecordId, entry.Detail),
            Is.EqualTo(("LoginRefused", (long?)null, "unknown name")));
    }

    [Test]
    public async Task A_login_by_REST_with_a_password_is_an_entry_once()
    {
        for (var i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post, "/api/v1/Agents/User/CreateDefaultServiceAuth");
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}:{Password}")));
            using var response = await Server.Http.SendAsync(request);
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
        }

        await Server.WaitForQueuedWritesAsync();
        Assert.That((await EntriesAsync()).Select(entry => entry.Action), Is.EqualTo(["LoggedIn"]));
    }

    [Test]
    public async Task No_secret_is_in_the_audit()
    {
        var ticket = Secret(await Server.LogInAsync(Name, Password));
        await Server.PostAsync("User", SoapText.SaveServiceAuth(
            ticket,
            SoapText.Element("Username", "anna"),
            SoapText.Element("Password", Secret("S3cret of a login"))));
        await Server.PostAsync("User", SoapText.Call(
            ticket,
            "ChangeOwnPassword",
            SoapText.Element("OldPassword", Password),
            SoapText.Element("NewPassword", Secret("N3w-Pa55-of-anna"))));
        await Server.PostAsync("User", SoapText.Call(
            ticket,
            "SaveUntrustedCredentials",
            SoapText.Element("Type", "imap"),
            new XElement(
                SoapText.Services86 + "Credentials",
                SoapText.Element("PublicValue", "anna"),
                SoapText.Element("SecretValue", Secret("S3cret of another system")))));

        var entries = await EntriesAsync();

        Assert.That(
            entries.Select(entry => entry.Action),
            Is.EqualTo(["LoggedIn", "Added", "PasswordChanged", "Saved"]));
        foreach (var secret in new[]
        {
            Password, ticket, "S3cret of a login", "N3w-Pa55-of-anna", "S3cret of another system",
        })
        {
            Assert.That(string.Join('\n', entries), Does.Not.Contain(secret));
        }
    }

    private async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
        [.. (await Server.Services.GetRequiredService<AuditRepository>().ListAsync(
            DateTimeOffset.UnixEpoch, userId: null, max: 1000, CancellationToken.None))
            .Where(entry => entry.Action != nameof(AuditAction.Added)
                || entry.Record != nameof(AuditRecord.User))];
}
