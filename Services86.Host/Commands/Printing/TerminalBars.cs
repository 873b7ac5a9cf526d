using Spectre.Console;

namespace Services86.Host.Commands.Printing;

/// <summary>Shows bars on a terminal: the only class that uses Spectre.Console, which serving never loads.</summary>
internal static class TerminalBars
{
    /// <summary>Runs work that reports its progress.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="stateOf">Gets the state of the bar of a report.</param>
    /// <param name="work">The work.</param>
    public static Task<TResult> RunAsync<TProgress, TResult>(
        TextWriter output, Func<TProgress, BarState> stateOf, Func<IProgress<TProgress>, Task<TResult>> work) =>
        BarsOn(output, new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bars<TProgress>(context, stateOf)));

    /// <summary>Runs work whose progress is unknown.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="title">What is done.</param>
    /// <param name="work">The work.</param>
    public static Task<TResult> RunAsync<TResult>(TextWriter output, string title, Func<Task<TResult>> work) =>
        BarsOn(output, new ElapsedTimeColumn()).StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(title)).IsIndeterminate();
            var result = await work();
            bar.IsIndeterminate(false).Value(bar.MaxValue);
            return result;
        });

    private static Progress BarsOn(TextWriter output, params ProgressColumn[] columns) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) })
            .Progress()
            .Columns([new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), .. columns]);

    // Reports come from one thread after the other.
    private sealed class Bars<TProgress>(ProgressContext context, Func<TProgress, BarState> stateOf)
        : IProgress<TProgress>
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(TProgress value)
        {
            var (title, done, total) = stateOf(value);
            if (!_bars.TryGetValue(title, out var bar))
            {
                _bars.Add(title, bar = context.AddTask(Markup.Escape(title)));
            }

            // Nothing to do is all done.
            bar.MaxValue = Math.Max(total, 1);
            bar.Value = total == 0 ? 1 : done;
        }
    }
}
