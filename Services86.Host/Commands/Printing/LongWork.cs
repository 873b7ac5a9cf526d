namespace Services86.Host.Commands.Printing;

/// <summary>Runs what lasts: with a bar on a terminal, otherwise with lines.</summary>
/// <remarks>Spectre.Console is loaded on a terminal only.</remarks>
internal static class LongWork
{
    /// <summary>Runs work that reports its progress.</summary>
    /// <param name="console">The console.</param>
    /// <param name="lines">Prints the progress where there is no terminal.</param>
    /// <param name="stateOf">Gets the state of the bar of a report.</param>
    /// <param name="work">The work.</param>
    public static Task<TResult> RunAsync<TProgress, TResult>(
        CommandConsole console,
        IProgress<TProgress> lines,
        Func<TProgress, BarState> stateOf,
        Func<IProgress<TProgress>, Task<TResult>> work) => console.IsTerminal
        ? TerminalBars.RunAsync(console.Output, stateOf, work)
        : work(lines);

    /// <summary>Runs work whose progress is unknown: on a terminal, a bar without a percentage moves.</summary>
    /// <param name="console">The console.</param>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work.</param>
    public static Task<TResult> RunAsync<TResult>(CommandConsole console, string title, Func<Task<TResult>> work) =>
        console.IsTerminal ? TerminalBars.RunAsync(console.Output, title, work) : work();
}
