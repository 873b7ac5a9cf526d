using System.CommandLine;
using Microsoft.Extensions.Logging.Console;
using Services86.Data;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>
/// A command of the program: its words, arguments and options, and what it does. Every command is added to
/// <see cref="CommandTree"/>.
/// </summary>
/// <remarks>
/// A command that is refused throws a <see cref="RefusedException"/>, and one whose arguments are wrong a
/// <see cref="Parsing.UsageException"/>. <see cref="CommandLine"/> prints the message.
/// </remarks>
internal abstract class HostCommand : Command
{
    private readonly CommandContext _context;

    /// <summary>Creates the command.</summary>
    /// <param name="name">The last of the words that name the command.</param>
    /// <param name="description">A sentence for the help.</param>
    /// <param name="context">What the command is run with.</param>
    protected HostCommand(string name, string description, CommandContext context)
        : base(name, description)
    {
        _context = context;
        SetAction(RunAsync);
    }

    /// <summary>Gets the input and output.</summary>
    protected CommandConsole Console => _context.Console;

    /// <summary>Gets the output.</summary>
    protected TextWriter Output => Console.Output;

    /// <summary>Gets the arguments that are configuration.</summary>
    protected string[] Configuration => _context.Configuration;

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">The parsed arguments, which are complete.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    protected abstract Task RunAsync(ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>Adds the option <c>--json</c>.</summary>
    /// <returns>The option.</returns>
    protected Option<bool> AddJsonOption()
    {
        var option = new Option<bool>("--json") { Description = "Print JSON, with times in UTC." };
        Options.Add(option);
        return option;
    }

    /// <summary>Builds the program, without opening its database. What it logs goes to the error output.</summary>
    /// <exception cref="Configuration.InvalidConfigurationException">Settings are invalid.</exception>
    protected WebApplication BuildApplication() => Services86Application.Build(
        Configuration,
        builder => builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>Builds the program, and opens its database as a start of the server does.</summary>
    /// <exception cref="Configuration.InvalidConfigurationException">Settings are invalid.</exception>
    protected async Task<WebApplication> OpenAsync(CancellationToken cancellationToken)
    {
        var app = BuildApplication();
        try
        {
            await app.Services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
