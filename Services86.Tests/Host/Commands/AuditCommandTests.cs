using System.Text.Json;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class AuditCommandTests(DatabaseProvider provider) : EngineCommandFixture(provider)
{
    private const string Password = "Pa55-of-anna";

    private static string Command => $"command of {Environment.UserName}";

    [SetUp]
    public async Task AddAnna() =>
        await CommandWithInputAsync(Password + "\n", "user", "add", "anna", "--password-stdin");

    [Test]
    public async Task The_list_has_what_commands_and_clients_of_a_running_server_did()
    {
        var address = await StartAsync();
        var ticket = await LogInAsync(address, "anna", Password);
        await LogInAsync(address, "anna", "a wrong guess");
        Assert.That(await IsAcceptedAsync(address, ticket!), Is.True);
        await CommandAsync("user", "retire", "anna");

        var listed = await CommandAsync("audit", "list");

        Assert.That(listed.ExitCode, Is.Zero, listed.Error);
        Assert.That(
            listed.Output.Split('\n').Select(line => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]),
            Is.EqualTo([
                $"{Command}\t-\tAdded\tUser\t1\t1\tanna, Employee",
                "anna\t127.0.0.1\tLoggedIn\tUser\t1\t1\t-",
                "-\t127.0.0.1\tLoginRefused\tUser\t1\t1\t-",
                "anna\t127.0.0.1\tAdded\tServiceAuth\t1\t1\t-",
                $"{Command}\t-\tRetired\tUser\t1\t1\tanna",
            ]));
        Assert.That(listed.Output, Does.Not.Contain(Password).And.Not.Contain("a wrong guess"));
    }

    [Test]
    public async Task The_list_as_JSON_has_names_and_times_for_programs()
    {
        var listed = await CommandAsync("audit", "list", "--json");

        var entry = JsonDocument.Parse(listed.Output).RootElement[0];
        Assert.That(
            entry.EnumerateObject().Select(property => property.Name),
            Is.EqualTo([
                "time", "actor", "actorId", "address", "action", "record", "recordId", "ownerId", "detail",
            ]));
        Assert.That(entry.GetProperty("time").GetDateTimeOffset().Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Entries_of_a_user_and_since_a_time_are_selected()
    {
        await CommandAsync("user", "add", "bob");

        Assert.That((await CommandAsync("audit", "list", "--user", "BOB")).Output, Does.Contain("\tbob, Employee"));
        Assert.That((await CommandAsync("audit", "list", "--user", "BOB")).Output, Does.Not.Contain("anna"));
        Assert.That((await CommandAsync("audit", "list", "--max", "1")).Output, Does.Not.Contain("anna"));
        Assert.That((await CommandAsync("audit", "list", "--since", "1h")).Output, Does.Contain("anna"));
        Assert.That((await CommandAsync("audit", "list", "--since", "2999-01-01")).Output, Is.Empty);
    }

    [TestCase("--since", "yesterday")]
    [TestCase("--since", "7")]
    [TestCase("--since", "99999999999d")]
    [TestCase("--max", "0")]
    public async Task A_wrong_value_is_wrong_usage(string option, string value)
    {
        var listed = await CommandAsync("audit", "list", option, value);

        Assert.That(listed.ExitCode, Is.EqualTo(2));
        Assert.That(listed.Error, Does.StartWith($"{option}: expected").And.Contains($"found '{value}'."));
    }

    [Test]
    public async Task An_unknown_user_is_refused()
    {
        var listed = await CommandAsync("audit", "list", "--user", "nobody");

        Assert.That(
            (listed.ExitCode, listed.Error),
            Is.EqualTo((1, "There is no user 'nobody': 'user list' shows those that there are.")));
    }
}
