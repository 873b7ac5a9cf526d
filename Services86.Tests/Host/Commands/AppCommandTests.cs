using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class AppCommandTests : HostProcessFixture
{
    private const string AgentsMissing =
        "--agents is missing: expected the agents that the application may call, such as --agents User,EMail.";

    [Test]
    public async Task A_running_Online_server_accepts_a_new_token_until_it_is_revoked_and_stores_only_its_hash()
    {
        var server = StartServer(
            AnyPort,
            "--Services86:Installation=Online",
            "--Services86:Tickets:CacheDuration=00:00:00",
            $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}",
            "--Logging:LogLevel:Default=Trace");
        var address = await server.WaitForAddressAsync();

        var added = await AppAsync("add", "Importer", "--agents", "user");
        var token = added.Output;
        var login = await LogInAsync(address, token);
        var listed = await AppAsync("list");
        var revoked = await AppAsync("revoke", "IMPORTER");
        var refused = await LogInAsync(address, token);
        var listedAfter = await AppAsync("list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.ExitCode, Is.Zero);
            Assert.That(added.Error, Is.Empty);
            Assert.That(token, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(login, Does.Contain(">true</AuthenticationSucceeded>"));
            Assert.That(listed.Output, Does.Match(@"^Importer\tUser\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\tactive$"));
            Assert.That(revoked, Is.EqualTo(new ProgramResult(0, "Revoked the application IMPORTER.", "")));
            Assert.That(refused, Does.Contain("The application 'Importer' has been revoked."));
            Assert.That(
                listedAfter.Output,
                Is.EqualTo(listed.Output.Replace("active", "revoked", StringComparison.Ordinal)));
            Assert.That(server.Output, Does.Not.Contain(token));
            await AssertNotInFilesAsync(token);
        }
    }

    [Test]
    public async Task List_prints_a_line_for_each_application_with_the_names_of_the_agents()
    {
        await AppAsync("add", "Wichtig & Söhne", "--agents", " user , SOPRINCIPAL,User");
        await AppAsync("add", "archiver", "--agents=SoPrincipal");

        var result = await AppAsync("list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(
                result.Output.Split('\n').Select(line => string.Join('|', line.Split('\t')[..2])),
                Is.EqualTo((string[])["archiver|SoPrincipal", "Wichtig & Söhne|User,SoPrincipal"]));
        }
    }

    [Test]
    public async Task List_prints_nothing_without_applications() =>
        Assert.That(await AppAsync("list"), Is.EqualTo(new ProgramResult(0, "", "")));

    [Test]
    public async Task Add_of_an_existing_name_fails_with_one_line()
    {
        await AppAsync("add", "Importer", "--agents", "User");

        var result = await AppAsync("add", "importer", "--agents", "User");

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1,
                "",
                "There is an application named 'importer' already, active or revoked; "
                + "upper and lower case make no difference. Take another name.\n")));
    }

    [Test]
    public async Task Add_with_an_unknown_agent_fails_and_lists_the_agents()
    {
        var result = await AppAsync("add", "Importer", "--agents", "User,Archive");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Output, Is.Empty);
            Assert.That(
                result.Error,
                Does.Match(@"^There is no agent 'Archive'\. The agents are SoPrincipal, User[\w, ]*\.\n$"));
            Assert.That((await AppAsync("list")).Output, Is.Empty);
        }
    }

    [TestCase(" ")]
    [TestCase("two\nlines")]
    public async Task Add_of_an_empty_or_multiline_name_fails_with_one_line(string name)
    {
        var result = await AppAsync("add", name, "--agents", "User");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error, Does.EndWith("expected some letters, on one line.\n"));
            Assert.That(result.Error.Trim(), Does.Not.Contain("\n"));
        }
    }

    [Test]
    public async Task Revoke_of_an_unknown_name_fails_with_one_line()
    {
        var result = await AppAsync("revoke", "Importer");

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1, "", "There is no application named 'Importer': 'app list' shows those that there are.\n")));
    }

    [Test]
    public async Task Revoke_of_a_revoked_application_succeeds()
    {
        await AppAsync("add", "Importer", "--agents", "User");
        await AppAsync("revoke", "Importer");

        Assert.That((await AppAsync("revoke", "Importer")).ExitCode, Is.Zero);
    }

    [TestCase("There is no command 'app': expected 'app add' or 'app list' or 'app revoke'.")]
    [TestCase("'app add' has no NAME: expected 'app add NAME --agents AGENT,...'.", "add")]
    [TestCase("'app revoke' has no NAME: expected 'app revoke NAME'.", "revoke")]
    [TestCase(
        "'app list' has an argument too many, 'Importer': expected 'app list [--json]'. Put quotation marks around an "
        + "argument with spaces.",
        "list",
        "Importer")]
    [TestCase(AgentsMissing, "add", "Importer")]
    [TestCase(AgentsMissing, "add", "Importer", "--agents", " , ")]
    [TestCase("--agents has no value.", "add", "Importer", "--agents")]
    [TestCase("--agents is given twice.", "add", "Importer", "--agents", "User", "--agents", "SoPrincipal")]
    [TestCase(
        "'app revoke' has no option '--force': expected --help, or configuration as --Section:Key=value.",
        "revoke",
        "Importer",
        "--force")]
    public async Task Wrong_usage_prints_the_reason_and_exits_with_2(string message, params string[] args)
    {
        var result = await AppAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.StartWith(message + "\nUsage: "));
        }
    }

    private Task<ProgramResult> AppAsync(params string[] args) => RunAsync(["app", .. args]);

    private static Task<string> LogInAsync(Uri address, string token) => PostLoginAsync(
        address, SoapText.WithApplicationToken(SoapText.LogIn("admin", Services86Server.AdminPassword), token));

    private async Task AssertNotInFilesAsync(string token)
    {
        var found = false;
        foreach (var file in Directory.GetFiles(WorkingDirectory.FullName, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content);
            found |= content.AsSpan().IndexOf("Importer"u8) >= 0;
            Assert.That(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)), Is.Negative, file);
            Assert.That(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(token)), Is.Negative, file);
            Assert.That(content.AsSpan().IndexOf(Convert.FromHexString(token)), Is.Negative, file);
        }

        Assert.That(found, Is.True, "the name of the application is in the files");
    }
}
