using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Administration;

internal sealed class AdministrationTests : ServerFixture
{
    private PageClient _client = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _client = await PageClient.LogInAsync(Server);

    [OneTimeTearDown]
    public void CloseClient() => _client?.Dispose();

    [Test]
    public async Task A_user_is_added_with_a_password_that_is_shown_once()
    {
        var page = await _client.PostTextAsync("console/users", ("name", "bert"), ("role", "Employee"));
        var password = Secret(SecretIn(page));

        var user = await FindAsync("bert");
        var shown = await _client.GetTextAsync($"console/users/{user.AssociateId}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Server.LogInAsync("bert", password), Is.Not.Empty);
            Assert.That(shown, Does.Contain("bert").And.Not.Contain(password));
            Assert.That(await LastEntryAsync("Added"), Is.EqualTo(("admin", "127.0.0.1", "bert, Employee")));
        }
    }

    [Test]
    public async Task A_name_that_is_taken_or_invalid_is_refused_in_words()
    {
        using var taken = await _client.PostAsync("console/users", ("name", "ADMIN"), ("role", "Employee"));
        using var invalid = await _client.PostAsync("console/users", ("name", ""), ("role", "Employee"));
        using var role = await _client.PostAsync("console/users", ("name", "x1"), ("role", "King"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)taken.StatusCode, Is.InRange(400, 409));
            Assert.That((int)invalid.StatusCode, Is.InRange(400, 409));
            Assert.That((int)role.StatusCode, Is.InRange(400, 409));
            Assert.That(await taken.Content.ReadAsStringAsync(), Does.Contain("ADMIN"));
        }
    }

    [Test]
    public async Task The_role_the_password_and_the_retirement_of_a_user_are_changed()
    {
        var id = await Server.AddUserAsync("carl", "Pa55-of-carl");
        await Server.LogInAsync("carl", "Pa55-of-carl");
        var page = $"console/users/{id}";

        using var role = await _client.PostAsync(page, ("action", "role"), ("role", "Administrator"));
        var asked = await _client.PostTextAsync(page, ("action", "password"));
        var unchanged = await Server.LogInAsync("carl", "Pa55-of-carl");
        var password = Secret(SecretIn(
            await _client.PostTextAsync(page, ("action", "password"), ("confirmed", "yes"))));
        var ended = await Server.Services.GetRequiredService<TicketRepository>().ListOfAsync(id, default);
        var ticket = await Server.LogInAsync("carl", password);
        using var retired = await _client.PostAsync(page, ("action", "retire"), ("confirmed", "yes"));
        var after = await FindAsync("carl");
        using var reinstated = await _client.PostAsync(page, ("action", "reinstate"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked, Does.Contain("name=\"confirmed\""));
            Assert.That(unchanged, Is.Not.Empty);
            Assert.That(ended, Is.Empty);
            Assert.That(ticket, Is.Not.Empty);
            Assert.That(after.Role, Is.EqualTo(AssociateRole.Administrator));
            Assert.That(after.Retired, Is.True);
            Assert.That((await FindAsync("carl")).Retired, Is.False);
            Assert.That((await LastEntryAsync("Retired")).Actor, Is.EqualTo("admin"));
            Assert.That((await LastEntryAsync("PasswordChanged")).Actor, Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task The_last_administrator_cannot_be_retired()
    {
        await using var server = await Services86Server.StartAsync();
        using var client = await PageClient.LogInAsync(server);

        using var refused = await client.PostAsync("console/users/1", ("action", "retire"), ("confirmed", "yes"));

        Assert.That((int)refused.StatusCode, Is.InRange(400, 409));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("administrator"));
    }

    [Test]
    public async Task Tickets_are_listed_and_ended()
    {
        var id = await Server.AddUserAsync("dora", "Pa55-of-dora");
        var first = Secret(await Server.LogInAsync("dora", "Pa55-of-dora"));
        await Server.LogInAsync("dora", "Pa55-of-dora");
        var tickets = Server.Services.GetRequiredService<TicketRepository>();
        var issued = await tickets.ListOfAsync(id, default);

        var page = await _client.GetTextAsync("console/tickets?user=DORA");
        using var one = await _client.PostAsync(
            "console/tickets", ("action", "end"), ("id", issued[0].Id), ("confirmed", "yes"));
        var afterOne = await tickets.ListOfAsync(id, default);
        using var all = await _client.PostAsync($"console/users/{id}", ("action", "end"), ("confirmed", "yes"));
        var afterAll = await tickets.ListOfAsync(id, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain(issued[0].Id).And.Contain(issued[1].Id).And.Not.Contain(first));
            Assert.That(afterOne, Has.Count.EqualTo(1));
            Assert.That(afterAll, Is.Empty);
        }
    }

    [Test]
    public async Task An_application_is_registered_with_its_agents_and_revoked()
    {
        var page = await _client.PostTextAsync(
            "console/applications", ("name", "Shop"), ("agent", "user"), ("agent", "EMail"));
        var token = Secret(SecretIn(page));
        var listed = await _client.GetTextAsync("console/applications");
        using var taken = await _client.PostAsync("console/applications", ("name", "Shop"), ("agent", "User"));
        using var none = await _client.PostAsync("console/applications", ("name", "Other"));
        using var revoked = await _client.PostAsync(
            "console/applications", ("action", "revoke"), ("name", "Shop"), ("confirmed", "yes"));

        var stored = (await Server.Services.GetRequiredService<ApplicationRepository>().ListAsync(default)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token, Has.Length.EqualTo(64));
            Assert.That(listed, Does.Contain("Shop").And.Contain("User, EMail").And.Not.Contain(token));
            Assert.That((int)taken.StatusCode, Is.InRange(400, 409));
            Assert.That((int)none.StatusCode, Is.InRange(400, 409));
            Assert.That(stored.Revoked, Is.Not.Null);
            Assert.That((await LastEntryAsync("Revoked")).Actor, Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task The_keys_are_rotated_by_the_administrator()
    {
        using var started = await _client.PostAsync("console/keys", ("confirmed", "yes"));
        var page = await WaitAsync("console/keys", "Encrypted ");

        var keys = await Server.Services.GetRequiredService<KeyList>().ReadAsync(default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("Make a new backup"));
            Assert.That(keys, Has.Count.EqualTo(2));
            Assert.That((await LastEntryAsync("Rotated")).Actor, Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task The_database_is_checked_and_backed_up()
    {
        using var check = await _client.PostAsync("console/storage", ("action", "check"));
        var checkedPage = await WaitAsync("console/storage", "The check found 0 problems");
        using var backup = await _client.PostAsync("console/storage", ("action", "backup"));
        var backedUp = await WaitAsync("console/storage", "Backed up the database");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(checkedPage, Does.Contain("SQLite").And.Contain("KiB"));
            Assert.That(backedUp, Does.Contain("backups"));
            Assert.That((await LastEntryAsync("BackedUp")).Actor, Is.EqualTo("admin"));
        }
    }

    [Test]
    public async Task The_audit_is_filtered_and_paged()
    {
        for (var i = 0; i < 60; i++)
        {
            await Server.AddUserAsync($"paged{i}", "Pa55-of-paged");
        }

        var first = await _client.GetTextAsync("console/audit?action=Added&record=User");
        var second = await _client.GetTextAsync("console/audit?action=Added&record=User&page=2");
        var nobody = await _client.GetTextAsync("console/audit?user=nobody");
        var future = await _client.GetTextAsync("console/audit?since=2199-01-01");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Does.Contain("paged59").And.Not.Contain("paged2,").And.Contain(">Older<"));
            Assert.That(second, Does.Contain("paged2,").And.Contain(">Newer<"));
            Assert.That(nobody, Does.Contain("No entry matches"));
            Assert.That(future, Does.Contain("No entry matches"));
        }
    }

    private static string SecretIn(string page)
    {
        var found = System.Text.RegularExpressions.Regex.Match(
            page, "data-snippet=\"secret\"[^>]*><code>(.*?)</code>");
        Assert.That(found.Success, Is.True, page);
        return WebUtility.HtmlDecode(found.Groups[1].Value);
    }

    private async Task<string> WaitAsync(string page, string text)
    {
        for (var i = 0; i < 300; i++)
        {
            Server.Time.Advance(TimeSpan.FromSeconds(1));
            if (await _client.GetTextAsync(page) is var shown && shown.Contains(text, StringComparison.Ordinal))
            {
                return shown;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"{page} does not show '{text}'.");
    }

    private async Task<Associate> FindAsync(string name) =>
        (await Server.Services.GetRequiredService<AssociateRepository>().FindByNameAsync(name, default))!;

    private async Task<(string? Actor, string? Address, string? Detail)> LastEntryAsync(string action)
    {
        var entries = await Server.Services.GetRequiredService<AuditRepository>()
            .ListAsync(DateTimeOffset.UnixEpoch, userId: null, 1000, default);
        var entry = entries.Last(entry => entry.Action == action);
        return (entry.Actor, entry.Address, entry.Detail);
    }
}
