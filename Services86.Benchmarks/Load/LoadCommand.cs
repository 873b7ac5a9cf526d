using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Scenarios;
using Services86.Data;
using Services86.Host;

namespace Services86.Benchmarks.Load;

/// <summary>The <c>load</c> command: starts servers, measures them for a limited time, and stops them.</summary>
internal static class LoadCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private const string Usage =
        """
        Usage: dotnet run -c Release --project Services86.Benchmarks -- load [scenario] [options]

        Scenarios (the host and the bare endpoint are measured alternately; the result is a table):
          calls    one operation, compared with the bare endpoint (default)
          saves    durable saves, compared with the bare endpoint, with one commit per save, and with the disk
          mixed    reads alone, and while 64 connections save
          logins   reads alone, and while 200 logins of distinct names arrive at once and keep arriving
          journal  one operation with the journal and the counters of calls, compared with neither
          memory   resident memory over a million calls
          start    time from the start of the process to the first correct response
          growth   reads and saves with a million records, compared with 1,000

        Options:
          --operation    GetServiceAuth, SaveServiceAuth (inserts) or UpdateServiceAuth (updates)
          --protocol     soap or rest; default soap
          --connections  number of connections; default 16, for saves 64
          --seconds      seconds per target and round; default 5
          --rounds       number of rounds, of which the medians are shown; default 3, for start 10
          --records      number of stored records; default 1000, for growth 1000000
          --calls        number of calls of the memory scenario; default 1000000
          --database     Sqlite or PostgreSql; default Sqlite. PostgreSql needs SERVICES86_POSTGRESQL, the connection
                         string of a server whose user may create databases; calls and saves then compare both
                         databases with each other, and with a bare SELECT or with pgbench
          --host         path of another Services86.Host.dll, such as a published one
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The scenario and its options.</param>
    /// <param name="output">The writer of the table.</param>
    /// <param name="error">The writer of error messages.</param>
    /// <returns>The exit code: 0 success, 1 cancelled or failed, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h" or "help", ..])
        {
            await output.WriteLineAsync(Usage);
            return Success;
        }

        LoadScenario scenario;
        LoadOptions options;
        try
        {
            (scenario, var rest) = TakeScenario(args);
            options = LoadOptions.Read(rest, scenario);
            RequireOptimized();
        }
        catch (ArgumentException exception)
        {
            await error.WriteLineAsync(exception.Message);
            await error.WriteLineAsync(Usage);
            return WrongUsage;
        }

        try
        {
            await RunAsync(scenario, options, output);
            return Success;
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or IOException or InvalidDataException or TimeoutException
                or InvalidOperationException)
        {
            await error.WriteLineAsync(exception.Message);
            return Failure;
        }
    }

    private static async Task RunAsync(LoadScenario scenario, LoadOptions options, TextWriter output)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        await output.WriteLineAsync(Machine.Describe(options.HostAssembly));
        await output.WriteLineAsync($"{scenario}: {options}");
        await RunAsync(scenario, options, output, stop.Token);

        // Cancels instead of exiting, so that servers are stopped and files deleted.
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static Task RunAsync(
        LoadScenario scenario, LoadOptions options, TextWriter output, CancellationToken cancellationToken) =>
        scenario switch
        {
            LoadScenario.Calls or LoadScenario.Saves when options.Database == DatabaseProvider.PostgreSql =>
                DatabasesScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Saves => SavesScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Mixed => MixedScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Logins => LoginsScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Journal => JournalScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Memory => MemoryScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Start => StartScenario.RunAsync(options, output, cancellationToken),
            LoadScenario.Growth => GrowthScenario.RunAsync(options, output, cancellationToken),
            _ => CallsScenario.RunAsync(options, output, cancellationToken),
        };

    private static (LoadScenario Scenario, string[] Options) TakeScenario(string[] args) => args switch
    {
        [] or [['-', ..], ..] => (LoadScenario.Calls, args),
        [var name, .. var rest] when Enum.TryParse<LoadScenario>(name, ignoreCase: true, out var scenario) =>
            (scenario, rest),
        _ => throw new ArgumentException($"There is no scenario '{args[0]}'."),
    };

    private static void RequireOptimized()
    {
        var debuggable = typeof(Services86Application).Assembly.GetCustomAttribute<DebuggableAttribute>();
        if (debuggable is { IsJITOptimizerDisabled: true })
        {
            throw new ArgumentException("A Debug build gives meaningless figures: add -c Release.");
        }
    }
}
