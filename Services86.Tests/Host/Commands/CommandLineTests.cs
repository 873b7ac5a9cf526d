using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed partial class CommandLineTests : HostProcessFixture
{
    private const string UserAddWithoutName =
        "'user add' has no NAME: expected 'user add NAME [--role administrator|employee] [--password-stdin]'.";

    [Test]
    public async Task Serve_prints_the_first_password_once()
    {
        var first = StartServer(AnyPort);
        var address = await first.WaitForAddressAsync();
        var password = PasswordShown().Match(first.Output).Groups[1].Value;
        var login = await LogInAsync(address, "admin", password);
        first.Terminate();
        var firstEnd = await first.WaitForExitAsync();
        var second = StartServer("serve", AnyPort);
        await second.WaitForAddressAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login, Does.Contain(">true</AuthenticationSucceeded>"));
            Assert.That(firstEnd.ExitCode, Is.Zero);
            Assert.That(firstEnd.Error, Is.Empty);
            Assert.That(second.Output, Does.Not.Contain("password"));
        }
    }

    [Test]
    public async Task Serve_completes_the_request_in_progress_after_SIGTERM()
    {
        var process = StartServer(AnyPort);
        var address = await process.WaitForAddressAsync();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler);
        using var body = new SlowContent(SoapText.Call(null, "GetSystemInfo"));
        var path = new Uri(address, "/Remote/Services86/SoPrincipal.svc");
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body,
            Headers = { ExpectContinue = true },
        };

        var sending = client.SendAsync(request);
        await body.HalfSent;
        process.Terminate();
        body.SendRest();
        using var response = await sending;
        var end = await process.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(">true</h:Succeeded>"));
            Assert.That(end.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task User_add_reads_the_password_from_standard_input_while_the_server_runs()
    {
        var server = StartServer(AnyPort);
        var address = await server.WaitForAddressAsync();

        var result = await HostProcess.RunAsync(
            WorkingDirectory, "Pa55-of-anna\n", "user", "add", "Anna", "--role", "administrator", "--password-stdin");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new ProgramResult(0, "Added the Administrator Anna as associate 2.", "")));
            Assert.That(
                await LogInAsync(address, "anna", "Pa55-of-anna"), Does.Contain("<RoleName>Administrator</RoleName>"));
        }
    }

    [Test]
    public async Task User_add_generates_a_password_and_prints_it()
    {
        var result = await RunAsync("user", "add", "bert");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(
                result.Output,
                Does.Match(
                    @"^Added the Employee bert as associate 1, with the password \w{20} \(shown this once\)\.$"));
        }
    }

    [Test]
    public async Task User_add_of_an_existing_name_fails_with_one_line()
    {
        await RunAsync("user", "add", "bert");

        var result = await RunAsync("user", "add", "BERT");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error.Trim(), Does.Contain("BERT").And.Not.Contain("\n"));
            Assert.That(result.Output, Is.Empty);
        }
    }

    [Test]
    public async Task User_add_with_an_empty_password_fails()
    {
        var result = await HostProcess.RunAsync(WorkingDirectory, "\n", "user", "add", "bert", "--password-stdin");

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(1, "", "Expected a password on the first line of the input, found none.\n")));
    }

    [Test]
    public async Task User_add_of_an_invalid_name_fails()
    {
        var result = await RunAsync("user", "add", "bert ");

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1, "", "'bert ' cannot be a login name. A user name cannot begin or end with white space.\n")));
    }

    [TestCase("There is no command 'frobnicate'.", "frobnicate")]
    [TestCase("There is no command 'frobnicate'.", "frobnicate", "--urls", "http://localhost:5086")]
    [TestCase("There is no command 'usr'. Did you mean 'user add'?", "usr", "add", "anna")]
    [TestCase("There is no command 'bakcup'. Did you mean 'backup'?", "bakcup", "/backups/1")]
    [TestCase("There is no command 'user ad'. Did you mean 'user add'?", "user", "ad", "anna")]
    [TestCase("There is no command 'user frobnicate': expected 'user add'", "user", "frobnicate", "anna")]
    [TestCase("There is no command 'user': expected 'user add'", "user")]
    [TestCase("There is no command 'import': expected 'db import'.", "import")]
    [TestCase("There is no command 'list': expected 'user list' or 'ticket list' or 'app list' or ", "list")]
    [TestCase("'--json' is an option of 'user list', and stands behind these words.", "user", "--json", "list")]
    [TestCase("There is no option '--hlep'. Did you mean '--help'?", "--hlep")]
    [TestCase("There is no command 'serv'. Did you mean 'serve'?", "serv", "--verbose")]
    [TestCase(UserAddWithoutName, "user", "add")]
    [TestCase(UserAddWithoutName, "user", "add", "--role", "employee")]
    [TestCase(UserAddWithoutName, "user", "add", "--Services86:Tickets:Lifetime", "01:00:00")]
    [TestCase("'serve' has an argument too many, 'now': expected 'serve [--test]'.", "serve", "now")]
    [TestCase("Expected the role administrator or employee, found 'king'.", "user", "add", "bert", "--role", "king")]
    [TestCase("--role has no value.", "user", "add", "bert", "--role")]
    [TestCase("--role is given twice.", "user", "add", "bert", "--role", "employee", "--role=administrator")]
    [TestCase("'user add' has no option '--rol'. Did you mean '--role'?", "user", "add", "--rol", "employee", "bert")]
    [TestCase(
        "'serve' has no option '--verbose': expected --test or --help, or configuration as ", "serve", "--verbose")]
    [TestCase("There is no option '-x': expected --help or --version, or configuration as ", "-x")]
    [TestCase("--urls has no value: expected --urls=VALUE, or the value after it.", "--urls")]
    [TestCase("--Services86:Installation has no value: ", "--Services86:Installation", "--urls=http://localhost:5086")]
    [TestCase(
        "'Service86:Installation' is no setting: there is no section 'Service86'. Did you mean "
        + "'Services86:Installation'?",
        "check",
        "--Service86:Installation=Online")]
    [TestCase(
        "'check' has no option '--Services86__Installation'. As an argument, a setting is written "
        + "'--Services86:Installation'.",
        "check",
        "--Services86__Installation=Online")]
    public async Task Wrong_usage_prints_the_reason_and_exits_with_2(string message, params string[] args)
    {
        var result = await RunAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.StartWith(message).And.Contain("\nUsage: "));
        }
    }

    [TestCase("user", "add", "anna", "Pa55-of-anna")]
    [TestCase("user", "add", "anna", "--password", "Pa55-of-anna")]
    [TestCase("user", "add", "anna", "--password=Pa55-of-anna")]
    public async Task A_password_as_an_argument_is_refused_and_not_quoted(params string[] args)
    {
        var result = await RunAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.Contain("--password-stdin").And.Not.Contain("Pa55"));
        }
    }

    [TestCase("--Services86:Bootstrap:UserName", "root", "user", "add", "anna")]
    [TestCase("user", "--Services86:Bootstrap:UserName", "root", "add", "anna")]
    [TestCase("user", "add", "--Services86:Bootstrap:UserName=root", "anna")]
    [TestCase("user", "add", "--urls", "http://localhost:5086", "anna")]
    [TestCase("user", "add", "Services86:Bootstrap:UserName=root", "anna", "--role=employee")]
    [TestCase("user", "add", "anna", "urls=http://localhost:5086")]
    [TestCase("user", "add", "--environment", "Production", "--", "anna")]
    public async Task Configuration_may_stand_anywhere(params string[] args)
    {
        var result = await RunAsync(args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(result.Output, Does.StartWith("Added the Employee anna as associate 1, "));
        }
    }

    [TestCase("a=b", "a=b")]
    [TestCase("--", "--anna", "--anna")]
    [TestCase("@anna", "@anna")]
    [TestCase("add", "add")]
    public async Task An_argument_may_look_like_something_else(params string[] args)
    {
        var result = await RunAsync(["user", "add", .. args[..^1]]);

        Assert.That(result.Output, Does.StartWith($"Added the Employee {args[^1]} as associate 1, "), result.Error);
    }

    [Test]
    public async Task All_invalid_settings_are_reported_in_one_line()
    {
        var result = await RunAsync("--Services86:Tickets:Lifetime=never", "--Services86:Soap:MaxEnvelopeBytes=1");

        Assert.That(
            result,
            Is.EqualTo(new ProgramResult(
                1,
                "",
                "Services86:Soap:MaxEnvelopeBytes: expected a whole number from 1024 to 67108864, found '1'. "
                + "Services86:Tickets:Lifetime: expected a duration from 00:01:00 to 30.00:00:00 such as 06:00:00, "
                + "found 'never'.\n")));
    }

    [Test]
    public async Task A_missing_key_directory_fails_with_one_line_and_changes_nothing()
    {
        var keys = WorkingDirectory.Combine("services86-keys");
        await RunAsync("user", "add", "bert");
        Directory.Move(keys, WorkingDirectory.Combine("elsewhere"));

        var refused = await RunAsync("user", "add", "carl");
        Directory.Move(WorkingDirectory.Combine("elsewhere"), keys);
        var restored = await RunAsync("user", "add", "carl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error.Trim(), Does.Contain(keys).And.Not.Contain("\n"));
            Assert.That(restored.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task Wsdl_export_writes_the_served_files()
    {
        var server = StartServer(AnyPort);
        var address = await server.WaitForAddressAsync();

        var result = await RunAsync("wsdl", "export", "out", $"--urls={address.ToString().TrimEnd('/')}");

        using var client = new HttpClient();
        var files = Directory.GetFiles(WorkingDirectory.Combine("out"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(files, Is.Not.Empty);
            foreach (var file in files)
            {
                var agent = Path.GetFileNameWithoutExtension(file);
                var served = await client.GetByteArrayAsync(new Uri(address, $"/Remote/Services86/{agent}.svc?wsdl"));
                Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(served), agent);
            }
        }
    }

    private static Task<string> LogInAsync(Uri address, string name, string password) =>
        PostLoginAsync(address, SoapText.LogIn(name, password));

    [GeneratedRegex(@"The first administrator is admin, with the password (\w{20}) \(shown this once\)\.")]
    private static partial Regex PasswordShown();
}
