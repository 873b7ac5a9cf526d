using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Scenarios;
using Services86.Host;

namespace Services86.Benchmarks.Load;

/// <summary>Runs a load: bounded in time, with servers that it starts and ends itself.</summary>
internal static class LoadCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;

    private const string Usage =
        """
        Usage: dotnet run -c Release --project Services86.Benchmarks -- load [scenario] [options]

        Scenarios; the program and the bare endpoint are measured by turns, and a table is printed:
          calls    one operation, against the bare endpoint; the default
          saves    durable saves, against the bare endpoint, a commit for each save, and the disk
          mixed    reads alone, and while 64 connections save
          memory   resident memory over very many calls
          start    from the start of the process to the first correct answer
          growth   reads and saves with very many records, against 1,000

        Options:
          --operation    GetServiceAuth, SaveServiceAuth (a new record) or UpdateServiceAuth (saves a stored one)
          --face         soap or rest; default soap
          --connections  how many call at once; default 16, for saves 64
          --seconds      how long each is measured in a round; default 5
          --rounds       how many rounds, of which the medians are shown; default 3, for start 10
          --records      how many records are stored; default 1000, for growth 1000000
          --calls        how many calls for memory; default 1000000
          --host         another Services86.Host.dll, such as a published one
        """;

    /// <summary>Runs a load.</summary>
    /// <param name="args">The scenario and its options.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where it says what is wrong.</param>
    /// <returns>The exit code: 0 done, 1 stopped or failed, 2 wrong usage.</returns>
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
            exception is OperationCanceledException or IOException or InvalidDataException or TimeoutException or InvalidOperationException)
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

        // So that servers and files are gone when this process is.
        void Cancel(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static Task RunAsync(LoadScenario scenario, LoadOptions options, TextWriter output, CancellationToken ct) =>
        scenario switch
        {
            LoadScenario.Saves => SavesScenario.RunAsync(options, output, ct),
            LoadScenario.Mixed => MixedScenario.RunAsync(options, output, ct),
            LoadScenario.Memory => MemoryScenario.RunAsync(options, output, ct),
            LoadScenario.Start => StartScenario.RunAsync(options, output, ct),
            LoadScenario.Growth => GrowthScenario.RunAsync(options, output, ct),
            _ => CallsScenario.RunAsync(options, output, ct),
        };

    private static (LoadScenario Scenario, string[] Options) TakeScenario(string[] args) => args switch
    {
        [] or [['-', ..], ..] => (LoadScenario.Calls, args),
        [var name, .. var rest] when Enum.TryParse<LoadScenario>(name, ignoreCase: true, out var scenario) => (scenario, rest),
        _ => throw new ArgumentException($"There is no scenario '{args[0]}'."),
    };

    private static void RequireOptimized()
    {
        if (typeof(Services86Application).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            throw new ArgumentException("The program was built for debugging, and its figures would mean nothing: add -c Release.");
        }
    }
}
