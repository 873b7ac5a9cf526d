namespace Services86.Host.Commands.Printing;

/// <summary>The input and output of a command.</summary>
/// <param name="Input">The input, such as a password.</param>
/// <param name="Output">The output.</param>
/// <param name="IsTerminal">
/// Whether a person sees the output: then lists have aligned columns, and long commands show a bar.
/// </param>
internal sealed record CommandConsole(TextReader Input, TextWriter Output, bool IsTerminal)
{
    /// <summary>Creates the console of a program whose output may be redirected.</summary>
    public static CommandConsole Of(TextReader input, TextWriter output) =>
        new(input, output, output == Console.Out && !Console.IsOutputRedirected);
}
