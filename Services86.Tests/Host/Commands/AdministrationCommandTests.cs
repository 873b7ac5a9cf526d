using System.Text.Json;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>The commands for keys, applications and checks, on each engine and while a server runs.</summary>
internal sealed class AdministrationCommandTests(DatabaseProvider provider) : EngineCommandFixture(provider)
{
    private bool IsPostgreSql { get; } = provider == DatabaseProvider.PostgreSql;

    [Test]
    public async Task Applications_are_listed_as_JSON()
    {
        await CommandAsync("app", "add", "Wichtig & Söhne", "--agents", "User,EMail");
        await CommandAsync("app", "add", "Importer", "--agents", "User");
        await CommandAsync("app", "revoke", "Importer");

        var result = await CommandAsync("app", "list", "--json");

        var applications = JsonDocument.Parse(result.Output).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Output, Does.Contain("\"name\": \"Wichtig & Söhne\""));
            Assert.That(applications[0].GetProperty("revoked").GetString(), Does.EndWith("Z"));
            Assert.That(applications[1].GetProperty("revoked").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(
                applications[1].GetProperty("agents").EnumerateArray().Select(agent => agent.GetString()),
                Is.EqualTo((string[])["User", "EMail"]));
            Assert.That(applications[1].GetProperty("registered").GetString(), Does.EndWith("Z"));
        }
    }

    [Test]
    public async Task Keys_are_rotated_and_listed_while_the_server_runs()
    {
        var address = await StartAsync();

        var rotated = await CommandAsync("keys", "rotate");
        var listed = await CommandAsync("keys", "list", "--json");
        var retired = await CommandAsync("keys", "retire", "2");

        var keys = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotated.Output, Does.EndWith("Encrypted 0 secrets with the data key 2. Make a new backup."));
            Assert.That(keys.Select(key => key.GetProperty("id").GetInt32()), Is.EqualTo((int[])[1, 2]));
            Assert.That(keys.Select(key => key.GetProperty("newest").GetBoolean()), Is.EqualTo((bool[])[false, true]));
            Assert.That(keys.Select(key => key.GetProperty("secrets").GetInt32()), Is.EqualTo((int[])[0, 0]));
            Assert.That(retired.ExitCode, Is.EqualTo(1));
            Assert.That(await LogInAsync(address, "admin", Services86Server.AdminPassword), Is.Not.Null);
        }
    }

    [Test]
    public async Task A_check_finds_no_problems_while_the_server_runs()
    {
        await StartAsync();

        var lines = await CommandAsync("check");
        var json = await CommandAsync("check", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Is.EqualTo(new ProgramResult(0, "The check found no problems; 0 secrets open.", "")));
            Assert.That(
                JsonSerializer.Serialize(JsonDocument.Parse(json.Output)),
                Is.EqualTo("""{"secrets":0,"problems":[]}"""));
        }
    }

    [Test]
    public async Task A_backup_is_restored_or_another_program_is_named()
    {
        await CommandAsync("user", "add", "anna");
        var copy = WorkingDirectory.Combine("copy");

        var backup = await CommandAsync("backup", copy);
        var restore = await CommandAsync("restore", copy);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(backup.ExitCode, Is.EqualTo(IsPostgreSql ? 1 : 0));
            Assert.That(
                backup.Error + backup.Output,
                Does.Contain(IsPostgreSql ? "pg_dump" : $"and 1 key files to {copy}.").And.Not.Contain("Exception"));
            Assert.That(restore.ExitCode, Is.EqualTo(1), "the database is there");
            Assert.That(restore.Error, Does.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task The_output_has_no_lines_of_the_log()
    {
        var added = await CommandAsync(
            "app", "add", "Importer", "--agents", "User", "--Logging:LogLevel:Default=Trace");

        Assert.That(added.Output, Does.Match("^[0-9a-f]{64}$"));
    }
}
