namespace Services86.Host.Commands;

/// <summary>The parsed arguments of the program: the words of the command, its options, and configuration.</summary>
/// <param name="Words">The arguments before the first that begins with a dash.</param>
/// <param name="Rest">The others: options of the command, and configuration.</param>
internal sealed record CommandArguments(IReadOnlyList<string> Words, IReadOnlyList<string> Rest)
{
    /// <summary>Parses arguments.</summary>
    public static CommandArguments Parse(string[] args)
    {
        string[] words =
        [
            .. args.TakeWhile(arg => !arg.StartsWith('-') && !arg.Contains('=', StringComparison.Ordinal))
        ];
        string[] rest = args[words.Length..];
        return words.Length == 0 && rest is ["--help" or "-h" or "-?", ..]
            ? new CommandArguments(["help"], [])
            : new CommandArguments(words, rest);
    }

    /// <summary>Takes a flag out of the options.</summary>
    /// <param name="name">The flag, with its dashes.</param>
    /// <param name="remaining">The arguments without the flag.</param>
    /// <returns>Whether the flag was given.</returns>
    public bool TakeFlag(string name, out CommandArguments remaining)
    {
        remaining = this with { Rest = [.. Rest.Where(arg => arg != name)] };
        return remaining.Rest.Count < Rest.Count;
    }

    /// <summary>Takes an option and its value out of the options.</summary>
    /// <param name="name">The option, with its dashes; the value follows, or stands behind an equals sign.</param>
    /// <param name="remaining">The arguments without the option and its value.</param>
    /// <returns>The value; null when the option is missing.</returns>
    /// <exception cref="UsageException">The option has no value, or is given twice.</exception>
    public string? TakeOption(string name, out CommandArguments remaining)
    {
        var index = IndexOf(name, Rest);
        if (index < 0)
        {
            remaining = this;
            return null;
        }

        var isJoined = Rest[index] != name;
        if (!isJoined && index + 1 == Rest.Count)
        {
            throw new UsageException($"{name} has no value.");
        }

        remaining = this with { Rest = [.. Rest.Take(index), .. Rest.Skip(index + (isJoined ? 1 : 2))] };
        if (IndexOf(name, remaining.Rest) >= 0)
        {
            // The second one would be taken for configuration, and ignored.
            throw new UsageException($"{name} is given twice.");
        }

        return isJoined ? Rest[index][(name.Length + 1)..] : Rest[index + 1];
    }

    /// <summary>Returns the remaining arguments as configuration.</summary>
    /// <exception cref="UsageException">An argument is not configuration.</exception>
    public string[] ToConfiguration()
    {
        for (var i = 0; i < Rest.Count; i++)
        {
            var isPair = Rest[i].Contains('=', StringComparison.Ordinal);
            if (!isPair && (!Rest[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == Rest.Count))
            {
                throw new UsageException(
                    $"'{Rest[i]}' is neither an option of this command nor configuration with a value.");
            }

            i += isPair ? 0 : 1;
        }

        return [.. Rest];
    }

    private static int IndexOf(string option, IReadOnlyList<string> arguments) =>
        arguments.ToList().FindIndex(arg => arg == option || arg.StartsWith(option + "=", StringComparison.Ordinal));
}
