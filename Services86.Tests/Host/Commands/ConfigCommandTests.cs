using System.Text.Json;
using System.Text.RegularExpressions;
using Services86.Host.Commands;
using Services86.Host.Commands.Settings;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed partial class ConfigCommandTests : HostProcessFixture
{
    private const string Secret = "Pa55-nobody-sees";

    [Test]
    public async Task Each_value_is_shown_with_its_source()
    {
        await File.WriteAllTextAsync(
            WorkingDirectory.Combine("appsettings.json"),
            """{ "Services86": { "Tickets": { "Lifetime": "01:00:00" }, "UnknownMembers": "Warn" } }""");
        await File.WriteAllTextAsync(
            WorkingDirectory.Combine("appsettings.Staging.json"),
            """{ "Services86": { "UnknownMembers": "Refuse" } }""");

        var result = await RunWithVariablesAsync(
            [
                ("ASPNETCORE_ENVIRONMENT", "Staging"),
                ("ASPNETCORE_URLS", "http://localhost:5087"),
                ("services86__bootstrap__username", "root"),
            ],
            "--Services86:Soap:MaxEnvelopeBytes",
            "2000");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(
                result.Output.Split('\n'),
                Is.SupersetOf((string[])[
                    "Urls\thttp://localhost:5087\tenvironment variable ASPNETCORE_URLS",
                    "Services86:Bootstrap:Password\t-\tdefault",
                    "Services86:Bootstrap:UserName\troot\tenvironment variable services86__bootstrap__username",
                    "Services86:Database:ConnectionString\tData Source=services86.db\tdefault",
                    "Services86:MaxRequestBytes\t2000\tServices86:Soap:MaxEnvelopeBytes",
                    "Services86:Soap:MaxEnvelopeBytes\t2000\tcommand line",
                    "Services86:Soap:WrapExceptions\ttrue\tdefault",
                    "Services86:Tickets:CacheDuration\t00:00:05\tdefault",
                    "Services86:Tickets:Lifetime\t01:00:00\tappsettings.json",
                    "Services86:UnknownMembers\tRefuse\tappsettings.Staging.json",
                    "Logging:LogLevel:Microsoft\tWarning\tdefault",
                ]));
        }
    }

    [Test]
    public async Task A_setting_of_a_secret_file_is_shown_with_the_name_of_the_file()
    {
        var directory = Directory.CreateDirectory(WorkingDirectory.Combine("credentials"));
        await File.WriteAllTextAsync(
            Path.Combine(directory.FullName, "Services86__Bootstrap__Password"), Secret);

        var result = await RunWithVariablesAsync([("CREDENTIALS_DIRECTORY", directory.FullName)]);

        Assert.That(
            result.Output,
            Does.Contain("Services86:Bootstrap:Password\t***\tsecret file Services86__Bootstrap__Password")
                .And.Not.Contain(Secret));
    }

    [Test]
    public async Task Each_documented_setting_is_shown()
    {
        var documented = Settings().Matches(await File.ReadAllTextAsync(Repository.Path("docs/OPERATIONS.md")))
            .Select(match => match.Groups[1].Value);

        var result = await RunInProcessAsync("--json");

        var keys = JsonDocument.Parse(result.Output).RootElement.EnumerateArray()
            .Select(setting => setting.GetProperty("key").GetString());
        Assert.That(keys, Is.SupersetOf(documented));
    }

    [TestCase($"--Services86:Bootstrap:Password={Secret}")]
    [TestCase($"--Services86:Bootstrap:Pasword={Secret}")]
    [TestCase($"--Services86:Nonsense={Secret}")]
    [TestCase($"--Services86:Database:ConnectionString=Data Source=x.db;Password={Secret}")]
    [TestCase($"--Services86:Database:ConnectionString=Data Source=x.db;PWD='{Secret};x'")]
    [TestCase($"--Services86:Database:ConnectionString=Data Source=x.db;Password=\"a;{Secret}")]
    [TestCase($"--Services86:Keys:Certificate:Former:0:Password={Secret}")]
    [TestCase($"--Services86:Keys:Certificate:Password={Secret}")]
    [TestCase($"--Kestrel:Certificates:Default:Password={Secret}")]
    [TestCase($"--Kestrel:Endpoints:Https:Certificate:Password={Secret}")]
    [TestCase($"--OTEL_EXPORTER_OTLP_HEADERS=api-key={Secret}")]
    [TestCase($"--OTEL_EXPORTER_OTLP_ENDPOINT=http://user:{Secret}@localhost:4317")]
    [TestCase($"--OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317/v1?key={Secret}")]
    public async Task A_secret_is_never_shown(string setting)
    {
        var lines = await RunInProcessAsync(setting);
        var json = await RunInProcessAsync(setting, "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Output, Does.Contain(SecretMask.Hidden).And.Contain("\tcommand line"));
            Assert.That(lines.Output + lines.Error, Does.Not.Contain(Secret));
            Assert.That(json.Output + json.Error, Does.Not.Contain(Secret));
        }
    }

    [Test]
    public async Task Invalid_settings_are_shown_and_refused_with_one_line()
    {
        var result = await RunInProcessAsync("--Services86:Tickets:Lifetime=never");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1));
            Assert.That(result.Output, Does.Contain("Services86:Tickets:Lifetime\tnever\tcommand line"));
            Assert.That(result.Error, Does.StartWith("Services86:Tickets:Lifetime: expected a duration"));
        }
    }

    private static async Task<ProgramResult> RunInProcessAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await new CommandLine(TextReader.Null, output, error).RunAsync(["config", "show", .. args]);
        return new ProgramResult(code, output.ToString().ReplaceLineEndings("\n"), error.ToString());
    }

    private async Task<ProgramResult> RunWithVariablesAsync(
        (string Name, string Value)[] variables, params string[] args)
    {
        var result = await ExternalProgram.RunAsync(
            WorkingDirectory.FullName,
            "env",
            [
                .. variables.Select(variable => $"{variable.Name}={variable.Value}"),
                "dotnet",
                HostProcess.ProgramPath,
                "config",
                "show",
                .. args,
            ]);
        Requirement.Check(result is not null, "env is not installed.");
        return result!;
    }

    [GeneratedRegex(@"^\| `(Services86:[\w:]+|Urls)` \|", RegexOptions.Multiline)]
    private static partial Regex Settings();
}
