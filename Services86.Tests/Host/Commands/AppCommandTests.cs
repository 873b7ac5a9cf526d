using System.Net.Http.Headers;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class AppCommandTests
{
    private const string Password = "Pa55-of-admin";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public async Task A_token_works_in_a_running_Online_server_until_it_is_revoked_and_is_nowhere_in_the_files()
    {
        using var server = HostProcess.Start(
            _directory,
            "--urls=http://127.0.0.1:0",
            "--Services86:Installation=Online",
            $"--Services86:Bootstrap:Password={Password}",
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
            Assert.That(revoked, Is.EqualTo(new HostResult(0, "Revoked the application IMPORTER.", "")));
            Assert.That(refused, Does.Contain("The application 'Importer' has been revoked."));
            Assert.That(listedAfter.Output, Is.EqualTo(listed.Output.Replace("active", "revoked", StringComparison.Ordinal)));
            Assert.That(server.Output, Does.Not.Contain(token));
            await AssertNotInFilesAsync(token);
        }
    }

    [Test]
    public async Task List_has_a_line_for_each_application_with_the_agents_as_they_are_served()
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
    public async Task List_of_none_is_empty() =>
        Assert.That(await AppAsync("list"), Is.EqualTo(new HostResult(0, "", "")));

    [Test]
    public async Task Add_refuses_a_name_that_is_taken_in_one_line()
    {
        await AppAsync("add", "Importer", "--agents", "User");

        var result = await AppAsync("add", "importer", "--agents", "User");

        Assert.That(
            result,
            Is.EqualTo(new HostResult(
                1,
                "",
                "There is an application named 'importer' already, active or revoked; upper and lower case make no difference. Take another name.\n")));
    }

    [Test]
    public async Task Add_refuses_an_unknown_agent_and_names_the_known_ones()
    {
        var result = await AppAsync("add", "Importer", "--agents", "User,Archive");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.Match(@"^There is no agent 'Archive'\. The agents are SoPrincipal, User[\w, ]*\.\n$"));
            Assert.That((await AppAsync("list")).Output, Is.Empty);
        }
    }

    [TestCase(" ")]
    [TestCase("two\nlines")]
    public async Task Add_refuses_a_name_that_would_not_be_one_line(string name)
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
    public async Task Revoke_refuses_an_unknown_name_in_one_line()
    {
        var result = await AppAsync("revoke", "Importer");

        Assert.That(
            result,
            Is.EqualTo(new HostResult(
                1, "", "There is no application named 'Importer': 'app list' shows those that there are.\n")));
    }

    [Test]
    public async Task Revoking_again_is_no_error()
    {
        await AppAsync("add", "Importer", "--agents", "User");
        await AppAsync("revoke", "Importer");

        Assert.That((await AppAsync("revoke", "Importer")).ExitCode, Is.Zero);
    }

    [TestCase("There is no command 'app'.")]
    [TestCase("There is no command 'app add'.", "add")]
    [TestCase("There is no command 'app revoke'.", "revoke")]
    [TestCase("There is no command 'app list Importer'.", "list", "Importer")]
    [TestCase("--agents is missing: expected the agents that the application may call, such as --agents User,EMail.", "add", "Importer")]
    [TestCase("--agents is missing: expected the agents that the application may call, such as --agents User,EMail.", "add", "Importer", "--agents", " , ")]
    [TestCase("--agents has no value.", "add", "Importer", "--agents")]
    [TestCase("--agents is given twice.", "add", "Importer", "--agents", "User", "--agents", "SoPrincipal")]
    [TestCase("'--force' is neither an option of this command nor configuration with a value.", "revoke", "Importer", "--force")]
    public async Task Wrong_usage_is_explained_and_exits_with_2(string message, params string[] args)
    {
        var result = await AppAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.StartWith(message + "\nUsage: "));
        }
    }

    private Task<HostResult> AppAsync(params string[] args) =>
        HostProcess.RunAsync(_directory, null, ["app", .. args]);

    private static async Task<string> LogInAsync(Uri address, string token)
    {
        using var client = new HttpClient();
        using var content = new StringContent(
            SoapText.WithApplicationToken(SoapText.LogIn("admin", Password), token),
            new MediaTypeHeaderValue("text/xml", "utf-8"));
        using var response = await client.PostAsync(new Uri(address, "/Remote/Services86/SoPrincipal.svc"), content);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task AssertNotInFilesAsync(string token)
    {
        var found = false;
        foreach (var file in Directory.GetFiles(_directory.FullName, "*", SearchOption.AllDirectories))
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
