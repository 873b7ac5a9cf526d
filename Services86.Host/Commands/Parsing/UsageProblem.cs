using System.CommandLine;
using System.CommandLine.Parsing;

namespace Services86.Host.Commands.Parsing;

/// <summary>Describes what is wrong with arguments: what was expected, what was found, and the nearest name.</summary>
internal static class UsageProblem
{
    /// <summary>Describes the first problem of parsed arguments.</summary>
    /// <param name="result">The result of System.CommandLine.</param>
    /// <param name="args">The arguments without configuration.</param>
    /// <returns>A sentence or two, which quote no value of an option; null if nothing is wrong.</returns>
    public static string? Find(ParseResult result, string[] args)
    {
        var command = result.CommandResult.Command;
        string[] values =
        [
            .. command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? [])
                .Select(token => token.Value),
        ];
        string[] positional = [.. values, .. result.UnmatchedTokens];

        // Behind two dashes everything is an argument.
        string[] options =
        [
            .. args.TakeWhile(arg => arg != "--")
                .Where(arg => arg.Length > 1 && arg[0] == '-' && positional.Contains(arg)),
        ];
        string[] words = [.. result.UnmatchedTokens.Except(options)];
        var isWordFirst = result.UnmatchedTokens is [var first, ..] && !options.Contains(first);
        if (command.Subcommands.Count > 0 && (isWordFirst || (command.Action is null && options.Length == 0)))
        {
            return UnknownCommand(result.RootCommandResult.Command, command, words);
        }

        if (options.Length > 0)
        {
            return UnknownOption(command, options[0].Split('=')[0]);
        }

        return words.Length > 0
            ? TooMany(command, words[0])
            : FindMissing(result, command, values.Length)
                ?? (result.Errors is [var error, ..] ? error.Message : null);
    }

    private static string UnknownOption(Command command, string option)
    {
        var path = UsageText.PathOf(command);
        var found = path.Length == 0 ? $"There is no option '{option}'" : $"'{path}' has no option '{option}'";
        string[] names = [.. OptionNames(command)];
        if (names.Contains(option))
        {
            return $"'{option}' is an option of '{path}', and stands behind these words.";
        }

        if (NearestName.Find(option, names) is { } nearest)
        {
            return $"{found}. Did you mean '{nearest}'?";
        }

        return option.Contains("__", StringComparison.Ordinal)
            ? $"{found}. As an argument, a setting is written '{option.Replace("__", ":", StringComparison.Ordinal)}'."
            : $"{found}: expected {string.Join(" or ", names)}, or configuration as --Section:Key=value.";
    }

    private static IEnumerable<string> OptionNames(Command command) =>
        from symbol in command.Parents.OfType<Command>().SelectMany(Ancestors).Prepend(command)
        from option in symbol.Options
        where (option.Recursive || symbol == command) && !option.Hidden
        select option.Name;

    private static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().SelectMany(Ancestors).Prepend(command);

    private static string UnknownCommand(Command root, Command command, string[] unmatched)
    {
        var path = UsageText.PathOf(command);
        string[] typed = [.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. unmatched];
        var name = string.Join(' ', typed.Take(path.Length == 0 ? 1 : typed.Length - unmatched.Length + 1));
        var found = $"There is no command '{name}'";
        var commands = Leaves(root).Select(UsageText.PathOf).ToList();
        var nearest = unmatched.Length == 0 ? null : commands.Find(known => known == Nearest(typed, known));
        if (nearest is not null)
        {
            return $"{found}. Did you mean '{nearest}'?";
        }

        // Those of the group; without a group, those that end with the word, as 'list'.
        var expected = commands.Where(known => path.Length == 0
                ? known.EndsWith($" {typed[0]}", StringComparison.Ordinal)
                : known.StartsWith($"{path} ", StringComparison.Ordinal))
            .Select(known => $"'{known}'").ToList();
        return expected.Count == 0 ? found + "." : $"{found}: expected {string.Join(" or ", expected)}.";
    }

    // The command, if as many of the words are similar to it.
    private static string? Nearest(string[] words, string command) => NearestName.Find(
        string.Join(' ', words.Take(command.Split(' ').Length)), [command]);

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);

    // A password is not quoted, if somebody takes it for an argument.
    private static string TooMany(Command command, string argument) =>
        command.Options.Any(option => option.Name == PasswordOption.OptionName)
            ? $"'{UsageText.PathOf(command)}' has an argument too many: expected '{UsageText.FormOf(command)}'. A "
                + $"password is the first line of the input, with {PasswordOption.OptionName}."
            : $"'{UsageText.PathOf(command)}' has an argument too many, '{argument}': expected "
                + $"'{UsageText.FormOf(command)}'. Put quotation marks around an argument with spaces.";

    private static string? FindMissing(ParseResult result, Command command, int valueCount)
    {
        if (command.Arguments.Skip(valueCount).FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0)
            is { } missing)
        {
            return $"'{UsageText.PathOf(command)}' has no {missing.Name}: expected '{UsageText.FormOf(command)}'.";
        }

        return command.Options.OfType<ValueOption>()
            .Select(option => WhyInvalid(option, result.GetResult(option)))
            .FirstOrDefault(reason => reason is not null);
    }

    private static string? WhyInvalid(ValueOption option, OptionResult? found) => found switch
    {
        null or { Implicit: true } => option.Required ? option.MissingMessage : null,
        { Tokens.Count: 0 } => $"{option.Name} has no value.",
        { IdentifierTokenCount: > 1 } => $"{option.Name} is given twice.",
        _ => null,
    };
}
