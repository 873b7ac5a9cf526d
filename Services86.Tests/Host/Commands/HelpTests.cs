using System.CommandLine;
using System.Reflection;
using Services86.Host;
using Services86.Host.Commands;
using Services86.Host.Commands.Parsing;
using Services86.Host.Commands.Printing;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>Help, completion and the version, of every command.</summary>
internal sealed class HelpTests : HostProcessFixture
{
    private static readonly CommandContext Context =
        new(new CommandConsole(TextReader.Null, TextWriter.Null, IsTerminal: false), Configuration: []);

    private static IEnumerable<Command> All { get; } = Descendants(CommandTree.Create(Context));

    private static IEnumerable<string> Paths => All.Select(UsageText.PathOf);

    [TestCaseSource(nameof(Paths))]
    public async Task Help_names_the_command_its_arguments_and_its_options(string path)
    {
        var command = All.Single(command => UsageText.PathOf(command) == path);

        var help = await RunInProcessAsync([.. path.Split(' '), "--help"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(help, Does.Contain($"Services86.Host {path}").And.Contain(command.Description));
            Assert.That(help, Does.Contain("--Services86:Tickets:Lifetime=01:00:00"), "how settings are passed");
            foreach (var symbol in command.Arguments.Cast<Symbol>().Concat(command.Options).Concat(command.Subcommands))
            {
                Assert.That(help, Does.Contain(symbol.Name).And.Contain(symbol.Description));
            }
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Wrong_usage_of_the_command_exits_with_2(string path)
    {
        using var error = new StringWriter();

        var code = await new CommandLine(TextReader.Null, TextWriter.Null, error)
            .RunAsync([.. path.Split(' '), "--frobnicate"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(error.ToString(), Does.StartWith($"'{path}' has no option '--frobnicate'"));
        }
    }

    [TestCaseSource(nameof(Paths))]
    public void Everything_is_described(string path)
    {
        var command = All.Single(command => UsageText.PathOf(command) == path);

        Assert.That(
            command.Children.Append(command).Select(symbol => symbol.Description), Has.All.EndsWith("."), path);
    }

    [TestCaseSource(nameof(Paths))]
    public void No_password_is_an_argument(string path)
    {
        var command = All.Single(command => UsageText.PathOf(command) == path);

        Assert.That(
            command.Arguments.Cast<Symbol>().Concat(command.Options)
                .Where(symbol => symbol.Name.Contains("password", StringComparison.OrdinalIgnoreCase)),
            Has.All.InstanceOf<PasswordOption>());
    }

    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("-?")]
    [TestCase("help")]
    public async Task Help_lists_the_commands(string arg)
    {
        var help = await RunInProcessAsync([arg]);

        Assert.That(
            CommandTree.Create(Context).Subcommands.Select(command => command.Name),
            Has.All.Matches<string>(name => help.Contains($"\n  {name}", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Help_after_the_word_help_is_that_of_the_command() =>
        Assert.That(await RunInProcessAsync(["help", "user", "add"]), Does.Contain("Services86.Host user add <NAME>"));

    [Test]
    public async Task The_version_is_that_of_the_program()
    {
        var version = typeof(Services86Application).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.That(await RunAsync("--version"), Is.EqualTo(new ProgramResult(0, version, "")));
    }

    [TestCase("us", "user")]
    [TestCase("user a", "add\npassword")]
    [TestCase("user add anna --ro", "--role")]
    [TestCase("user add anna --role ", "administrator\nemployee")]
    [TestCase("keys ro", "rotate")]
    public async Task The_directive_suggest_completes_words(string typed, string completion)
    {
        var line = $"Services86.Host {typed}";

        var result = await RunAsync($"[suggest:{line.Length}]", line);

        Assert.That(result, Is.EqualTo(new ProgramResult(0, completion, "")));
    }

    private static IEnumerable<Command> Descendants(Command command) =>
        command.Subcommands.SelectMany(subcommand => Descendants(subcommand).Prepend(subcommand));

    private static async Task<string> RunInProcessAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.That(await new CommandLine(TextReader.Null, output, error).RunAsync(args), Is.Zero, error.ToString());
        return output.ToString().ReplaceLineEndings("\n");
    }
}
