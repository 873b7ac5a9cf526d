using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed partial class CommandLineTests
{
    private const string AnyPort = "--urls=http://127.0.0.1:0";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void CreateDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public async Task Serve_shows_the_first_password_once_and_it_works()
    {
        using var first = HostProcess.Start(_directory, AnyPort);
        var address = await first.WaitForAddressAsync();
        var password = PasswordShown().Match(first.Output).Groups[1].Value;
        var login = await LogInAsync(address, "admin", password);
        first.Terminate();
        var firstEnd = await first.WaitForExitAsync();
        using var second = HostProcess.Start(_directory, "serve", AnyPort);
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
    public async Task Serve_finishes_the_request_that_it_is_reading_when_it_is_told_to_end()
    {
        using var process = HostProcess.Start(_directory, AnyPort);
        var address = await process.WaitForAddressAsync();
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler);
        using var body = new SlowContent(SoapText.Call(null, "GetSystemInfo"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/Remote/Services86/SoPrincipal.svc"))
        {
            Content = body,
            Headers = { ExpectContinue = true },
        };

        var answer = client.SendAsync(request);
        await body.HalfSent;
        process.Terminate();
        body.SendRest();
        using var response = await answer;
        var end = await process.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(">true</h:Succeeded>"));
            Assert.That(end.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task User_add_takes_the_password_from_the_input_even_while_the_server_runs()
    {
        using var server = HostProcess.Start(_directory, AnyPort);
        var address = await server.WaitForAddressAsync();

        var result = await HostProcess.RunAsync(
            _directory, "Pa55-of-anna\n", "user", "add", "Anna", "--role", "administrator", "--password-stdin");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new HostResult(0, "Added the Administrator Anna as associate 2.", "")));
            Assert.That(
                await LogInAsync(address, "anna", "Pa55-of-anna"), Does.Contain("<RoleName>Administrator</RoleName>"));
        }
    }

    [Test]
    public async Task User_add_makes_up_a_password_and_shows_it()
    {
        var result = await HostProcess.RunAsync(_directory, null, "user", "add", "bert");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(
                result.Output,
                Does.Match(@"^Added the Employee bert as associate 1, with the password \w{20} \(shown this once\)\.$"));
        }
    }

    [Test]
    public async Task User_add_refuses_a_name_that_is_taken_in_one_line()
    {
        await HostProcess.RunAsync(_directory, null, "user", "add", "bert");

        var result = await HostProcess.RunAsync(_directory, null, "user", "add", "BERT");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Error.Trim(), Does.Contain("BERT").And.Not.Contain("\n"));
            Assert.That(result.Output, Is.Empty);
        }
    }

    [Test]
    public async Task User_add_refuses_an_empty_password()
    {
        var result = await HostProcess.RunAsync(_directory, "\n", "user", "add", "bert", "--password-stdin");

        Assert.That(
            result,
            Is.EqualTo(new HostResult(1, "", "Expected a password on the first line of the input, found none.\n")));
    }

    [Test]
    public async Task User_add_refuses_a_name_that_cannot_be_one()
    {
        var result = await HostProcess.RunAsync(_directory, null, "user", "add", "bert ");

        Assert.That(
            result,
            Is.EqualTo(new HostResult(
                1, "", "'bert ' cannot be a login name. A user name cannot begin or end with white space.\n")));
    }

    [TestCase("There is no command 'frobnicate'.", "frobnicate")]
    [TestCase("There is no command 'user add'.", "user", "add")]
    [TestCase("Expected the role administrator or employee, found 'king'.", "user", "add", "bert", "--role", "king")]
    [TestCase("--role has no value.", "user", "add", "bert", "--role")]
    [TestCase("--role is given twice.", "user", "add", "bert", "--role", "employee", "--role=administrator")]
    [TestCase("'--verbose' is neither an option of this command nor configuration with a value.", "serve", "--verbose")]
    public async Task Wrong_usage_is_explained_and_exits_with_2(string message, params string[] args)
    {
        var result = await HostProcess.RunAsync(_directory, null, args);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(2));
            Assert.That(result.Error, Does.StartWith(message + "\nUsage: "));
        }
    }

    [Test]
    public async Task All_wrong_settings_are_told_at_once_in_one_line()
    {
        var result = await HostProcess.RunAsync(
            _directory, null, "--Services86:Tickets:Lifetime=never", "--Services86:Soap:MaxEnvelopeBytes=1");

        Assert.That(
            result,
            Is.EqualTo(new HostResult(
                1,
                "",
                "Services86:Tickets:Lifetime: expected a duration from 00:01:00 to 30.00:00:00 such as 06:00:00, found 'never'. "
                + "Services86:Soap:MaxEnvelopeBytes: expected a whole number from 1024 to 67108864, found '1'.\n")));
    }

    [Test]
    public async Task A_lost_key_directory_is_refused_in_one_line_and_nothing_is_changed()
    {
        await HostProcess.RunAsync(_directory, null, "user", "add", "bert");
        Directory.Move(_directory.Combine("services86-keys"), _directory.Combine("elsewhere"));

        var refused = await HostProcess.RunAsync(_directory, null, "user", "add", "carl");
        Directory.Move(_directory.Combine("elsewhere"), _directory.Combine("services86-keys"));
        var restored = await HostProcess.RunAsync(_directory, null, "user", "add", "carl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error.Trim(), Does.Contain(_directory.Combine("services86-keys")).And.Not.Contain("\n"));
            Assert.That(restored.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task Wsdl_export_writes_what_is_served()
    {
        using var server = HostProcess.Start(_directory, AnyPort);
        var address = await server.WaitForAddressAsync();

        var result = await HostProcess.RunAsync(
            _directory, null, "wsdl", "export", "out", $"--urls={address.ToString().TrimEnd('/')}");

        using var client = new HttpClient();
        var files = Directory.GetFiles(_directory.Combine("out"));
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

    private static async Task<string> LogInAsync(Uri address, string name, string password)
    {
        using var client = new HttpClient();
        using var content = new StringContent(SoapText.LogIn(name, password), new MediaTypeHeaderValue("text/xml", "utf-8"));
        using var response = await client.PostAsync(new Uri(address, "/Remote/Services86/SoPrincipal.svc"), content);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"The first administrator is admin, with the password (\w{20}) \(shown this once\)\.")]
    private static partial Regex PasswordShown();
}
