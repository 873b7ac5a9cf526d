namespace Services86.Host.Commands;

/// <summary>Describes what is wrong with the words of a command, by the commands of the usage text.</summary>
/// <param name="usage">
/// The usage text. A line that is indented by two spaces has a command: its words, its arguments in capital letters,
/// and its options.
/// </param>
internal sealed class CommandUsage(string usage)
{
    private const string Indentation = "  ";

    private readonly IReadOnlyList<Form> _forms =
    [
        .. from line in usage.ReplaceLineEndings("\n").Split('\n')
           where line.StartsWith(Indentation, StringComparison.Ordinal) && !char.IsWhiteSpace(line[Indentation.Length])
           select Form.Parse(line.Trim())
    ];

    /// <summary>
    /// Describes the words of a command that does not exist, or that has too few or too many arguments.
    /// </summary>
    /// <returns>A sentence or two.</returns>
    public string WhyWrong(IReadOnlyList<string> words)
    {
        if (_forms.FirstOrDefault(form => form.IsNamedBy(words)) is { } form)
        {
            var count = words.Count - form.Names.Count;
            return count < form.Arguments.Count
                ? $"'{form.Name}' has no {form.Arguments[count]}: expected '{form.Text}'. The arguments come before "
                    + "the options."
                : $"'{form.Name}' has an argument too many, '{words[form.Names.Count + form.Arguments.Count]}': "
                    + $"expected '{form.Text}'. Put quotation marks around an argument with spaces.";
        }

        var begun = _forms.Where(form => form.Names[0] == words[0]).Select(form => $"'{form.Name}'").ToList();
        return begun.Count == 0
            ? $"There is no command '{string.Join(' ', words)}'."
            : $"There is no command '{string.Join(' ', words)}': expected {string.Join(" or ", begun)}.";
    }

    /// <summary>A command of the usage text.</summary>
    /// <param name="Text">The line.</param>
    /// <param name="Names">The words that name the command.</param>
    /// <param name="Arguments">The names of its required arguments.</param>
    private sealed record Form(string Text, IReadOnlyList<string> Names, IReadOnlyList<string> Arguments)
    {
        /// <summary>Gets the words that name the command.</summary>
        public string Name => string.Join(' ', Names);

        /// <summary>Parses a line.</summary>
        public static Form Parse(string line)
        {
            string[] words = [.. line.Split(' ').TakeWhile(word => word[0] is not ('[' or '-'))];
            string[] names = [.. words.TakeWhile(word => !char.IsAsciiLetterUpper(word[0]))];
            return new Form(line, names, words[names.Length..]);
        }

        /// <summary>Gets whether words begin with the name of the command.</summary>
        public bool IsNamedBy(IReadOnlyList<string> words) => words.Take(Names.Count).SequenceEqual(Names);
    }
}
