using System.CommandLine;
using System.CommandLine.Help;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    // A value that begins with @ is no file with arguments, and -h is no bundle of options.
    private static readonly ParserConfiguration Parser =
        new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs a command.</summary>
    /// <param name="context">What the command is run with.</param>
    /// <param name="args">The arguments without configuration.</param>
    /// <param name="error">The error output.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The arguments are wrong.</exception>
    public static async Task<int> RunAsync(CommandContext context, string[] args, TextWriter error)
    {
        var result = Create(context).Parse(args is ["help", .. var words] ? [.. words, "--help"] : args, Parser);
        var usage = UsageText.Of(result.CommandResult.Command);
        if (result.Action is not { ClearsParseErrors: true } && UsageProblem.Find(result, args) is { } problem)
        {
            throw new UsageException(problem) { Usage = usage };
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                Output = context.Console.Output,
                Error = error,
                EnableDefaultExceptionHandler = false,

                // A command that is stopped leaves what a crash leaves.
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException exception)
        {
            throw new UsageException(exception.Message) { Usage = usage };
        }
    }

    /// <summary>Creates the commands.</summary>
    public static RootCommand Create(CommandContext context)
    {
        var serve = new ServeCommand(context);
        var root = new RootCommand("Serves SuperOffice's Services86 over SOAP and REST.")
        {
            HelpName = UsageText.ProgramName,
            Action = serve.Action,
        };
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Action = new CommandHelp() });
        root.Options.Add(new VersionOption { Action = new ProgramVersion() });
        Command[] commands =
        [
            serve,
            new HealthCommand(context),
            Group(
                "user",
                "Users",
                new UserAddCommand(context),
                new UserListCommand(context),
                new UserShowCommand(context),
                new UserPasswordCommand(context),
                new UserRoleCommand(context),
                new UserRetireCommand(context),
                new UserTicketsCommand(context)),
            Group("ticket", "Tickets and access tokens", new TicketListCommand(context), new TicketEndCommand(context)),
            Group(
                "app",
                "Applications that may call an Online installation",
                new AppAddCommand(context),
                new AppListCommand(context),
                new AppRevokeCommand(context)),
            Group(
                "keys",
                "Data keys, which encrypt the stored secrets",
                new KeysListCommand(context),
                new KeysRotateCommand(context),
                new KeysRetireCommand(context)),
            new BackupCommand(context),
            new RestoreCommand(context),
            new CheckCommand(context),
            Group("db", "The database", new DbImportCommand(context)),
            Group("audit", "Who did what", new AuditListCommand(context)),
            Group("config", "The settings", new ConfigShowCommand(context)),
            Group("wsdl", "The WSDL files", new WsdlExportCommand(context)),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(
            name, $"{description}: {string.Join(", ", commands.Select(command => command.Name))}.");
        foreach (var command in commands)
        {
            group.Subcommands.Add(command);
        }

        return group;
    }
}
