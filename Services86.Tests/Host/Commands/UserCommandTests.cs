using System.Text.Json;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class UserCommandTests(DatabaseProvider provider) : EngineCommandFixture(provider)
{
    private const string NewPassword = "Pa55-that-is-new";

    [Test]
    public async Task List_has_each_user_with_role_and_state()
    {
        await CommandAsync("user", "add", "Anna", "--role", "administrator");
        await CommandAsync("user", "add", "bert");
        await CommandAsync("user", "retire", "BERT");

        Assert.That(
            await CommandAsync("user", "list"),
            Is.EqualTo(new ProgramResult(
                0, "1\tAnna\tadministrator\tactive\t-\n2\tbert\temployee\tretired\t-", "")));
    }

    [Test]
    public async Task List_as_JSON_has_the_time_of_the_last_login_in_UTC()
    {
        var address = await StartAsync();
        await LogInAsync(address, "admin", Services86Server.AdminPassword);

        var listed = await CommandAsync("user", "list", "--json");

        var user = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                user.EnumerateObject().Select(property => property.Name),
                Is.EqualTo((string[])["id", "name", "role", "retired", "lastLogin"]));
            Assert.That(user.GetProperty("retired").GetBoolean(), Is.False);
            Assert.That(user.GetProperty("lastLogin").GetString(), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"));
        }
    }

    [Test]
    public async Task Show_has_what_is_stored_of_a_user_and_no_hash()
    {
        await CommandAsync("user", "add", "Anna");

        var shown = await CommandAsync("user", "show", "anna");
        var json = await CommandAsync("user", "show", "anna", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                shown.Output,
                Is.EqualTo(
                    "id\t1\nname\tAnna\nrole\temployee\nstate\tactive\npassword\tset\nlast login\t-\ntickets\t0\n"
                    + "credentials\t-\nrank\t0\ntooltip\t-"));
            Assert.That(
                JsonDocument.Parse(json.Output).RootElement.GetProperty("hasPassword").GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task A_forgotten_password_of_the_last_administrator_is_set_while_the_server_runs()
    {
        var address = await StartAsync();
        var ticket = await LogInAsync(address, "admin", Services86Server.AdminPassword);

        var result = await CommandWithInputAsync(NewPassword + "\n", "user", "password", "Admin", "--password-stdin");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                result, Is.EqualTo(new ProgramResult(0, "Set the password of admin, and ended the tickets.", "")));
            Assert.That(await LogInAsync(address, "admin", Services86Server.AdminPassword), Is.Null);
            Assert.That(await LogInAsync(address, "admin", NewPassword), Is.Not.Null);
            Assert.That(() => IsAcceptedAsync(address, ticket!), Is.False.After(10).Seconds.PollEvery(200));
        }
    }

    [Test]
    public async Task A_generated_password_is_shown_once_and_logs_in()
    {
        await CommandAsync("user", "add", "anna");

        var result = await CommandAsync("user", "password", "anna");
        var address = await StartAsync();

        Assert.That(
            result.Output,
            Does.Match(@"^Set the password of anna to \w{20} \(shown this once\), and ended the tickets\.$"));
        Assert.That(await LogInAsync(address, "anna", result.Output.Split(' ')[6]), Is.Not.Null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_new_password_ends_the_wait_after_attempts_with_the_old_one(bool isKnownAddress)
    {
        await CommandWithInputAsync("Pa55\n", "user", "add", "anna", "--password-stdin");
        var address = await StartAsync();
        if (isKnownAddress)
        {
            await LogInAsync(address, "anna", "Pa55");
        }

        for (var i = 0; i < 8; i++)
        {
            await LogInAsync(address, "anna", "wrong");
        }

        Assert.That(await LogInAsync(address, "anna", "Pa55"), Is.Null, "the user has to wait");
        await CommandWithInputAsync(NewPassword, "user", "password", "anna", "--password-stdin");

        Assert.That(await LogInAsync(address, "anna", NewPassword), Is.Not.Null);
    }

    [Test]
    public async Task A_retired_user_cannot_log_in_with_a_new_password()
    {
        await CommandAsync("user", "add", "anna");
        await CommandAsync("user", "retire", "anna");

        var result = await CommandAsync("user", "password", "anna");

        Assert.That(result.Output, Does.EndWith("\nanna is retired, and cannot log in."));
    }

    [Test]
    public async Task A_role_changes_while_the_server_runs()
    {
        await CommandWithInputAsync("Pa55\n", "user", "add", "Anna", "--password-stdin");
        var address = await StartAsync();

        var changed = await CommandAsync("user", "role", "anna", "administrator");
        var again = await CommandAsync("user", "role", "anna", "administrator");
        using var client = new HttpClient { BaseAddress = address };
        var login = await PostAsync(client, "SoPrincipal", SoapText.LogIn("anna", "Pa55"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed, Is.EqualTo(new ProgramResult(0, "Anna is administrator now.", "")));
            Assert.That(again, Is.EqualTo(new ProgramResult(0, "Anna is administrator already.", "")));
            Assert.That(login.Text, Does.Contain("<RoleName>Administrator</RoleName>"));
        }
    }

    [Test]
    public async Task A_retired_user_is_refused_while_the_server_runs()
    {
        await CommandWithInputAsync("Pa55\n", "user", "add", "anna", "--password-stdin");
        await CommandAsync("user", "add", "bert", "--role", "administrator");
        var address = await StartAsync();
        var ticket = await LogInAsync(address, "anna", "Pa55");

        var retired = await CommandAsync("user", "retire", "anna");
        var again = await CommandAsync("user", "retire", "anna");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(retired, Is.EqualTo(new ProgramResult(0, "Retired anna, and ended the tickets.", "")));
            Assert.That(again, Is.EqualTo(new ProgramResult(0, "anna is retired already.", "")));
            Assert.That(await LogInAsync(address, "anna", "Pa55"), Is.Null);
            Assert.That(() => IsAcceptedAsync(address, ticket!), Is.False.After(10).Seconds.PollEvery(200));
        }
    }

    [TestCase("role", "anna", "employee")]
    [TestCase("retire", "anna")]
    public async Task The_last_administrator_stays_one(params string[] args)
    {
        await CommandAsync("user", "add", "anna", "--role", "administrator");

        var result = await CommandAsync(["user", .. args]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error, Does.StartWith("The associate is the last administrator who can log in."));
            Assert.That((await CommandAsync("user", "list")).Output, Does.Contain("\tadministrator\tactive\t"));
        }
    }

    [TestCase("show", "carl")]
    [TestCase("password", "carl")]
    [TestCase("role", "carl", "employee")]
    [TestCase("retire", "carl")]
    [TestCase("tickets", "carl")]
    public async Task An_unknown_user_is_refused(params string[] args) =>
        Assert.That(
            await CommandAsync(["user", .. args]),
            Is.EqualTo(new ProgramResult(
                1, "", "There is no user 'carl': 'user list' shows those that there are.")));

    [Test]
    public async Task An_unknown_role_is_wrong_usage() =>
        Assert.That(
            (await CommandAsync("user", "role", "anna", "king")).Error,
            Does.StartWith("Expected the role administrator or employee, found 'king'.\nUsage: "));
}
