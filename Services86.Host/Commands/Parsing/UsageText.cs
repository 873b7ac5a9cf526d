using System.CommandLine;
using System.CommandLine.Help;

namespace Services86.Host.Commands.Parsing;

/// <summary>Describes commands in a line.</summary>
internal static class UsageText
{
    /// <summary>The name of the program, as its file is named.</summary>
    public const string ProgramName = "Services86.Host";

    /// <summary>The line for arguments that name no command.</summary>
    public const string General =
        $"Usage: {ProgramName} [command] [configuration]. '{ProgramName} --help' lists the commands.";

    /// <summary>Gets the words that name a command, such as <c>user add</c>; none for the program itself.</summary>
    public static string PathOf(Command command) =>
        command is RootCommand ? ""
        : command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : command.Name;

    /// <summary>
    /// Gets a command with its arguments and options, such as <c>user add NAME [--password-stdin]</c>.
    /// </summary>
    public static string FormOf(Command command) => string.Join(
        ' ',
        [
            PathOf(command),
            .. from argument in command.Arguments
               select argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name,
            .. from option in command.Options
               where !option.Hidden && option is not (HelpOption or VersionOption)
               let form = option is ValueOption ? $"{option.Name} {option.HelpName}" : option.Name
               select option.Required ? form : $"[{form}]",
        ]);

    /// <summary>Gets the line that is printed after a message about wrong usage of a command.</summary>
    public static string Of(Command command) => command is RootCommand || command.Subcommands.Count > 0
        ? General
        : $"Usage: {ProgramName} {FormOf(command)} [configuration]. '{ProgramName} {PathOf(command)} --help' "
            + "explains it.";
}
