using System.Globalization;
using Services86.Benchmarks.Fuzz.Oracles;

namespace Services86.Benchmarks.Fuzz;

/// <summary>The <c>fuzz</c> command: sends mutated requests to a server, and reports what is wrong.</summary>
internal static class FuzzCommand
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int WrongUsage = 2;
    private const int MaxPrinted = 20;
    private const int MaxPrintedLength = 400;

    private const string Usage =
        """
        Usage: dotnet run --project Services86.Benchmarks -- fuzz [options]

        Sends mutated requests of both protocols and all media types to a server with an empty database. The run fails
        if the server fails, logs an error, hangs, uses more than 2 s of a processor for a request, grows without end,
        sends a response that is not well formed or breaks its schema, or stores something else than a request contains.

        Options:
          --requests  number of requests; default 100000
          --seconds   the run ends after this time even if fewer requests were sent; default 3600
          --seed      seed of the mutations; default 86
          --workers   number of requests at the same time; default 8
          --output    directory for the requests of violations; default none
          --host      path of another Services86.Host.dll, such as a published one
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The options.</param>
    /// <param name="output">The writer of the report.</param>
    /// <param name="error">The writer of error messages.</param>
    /// <returns>The exit code: 0 no violation, 1 violations, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        FuzzOptions options;
        try
        {
            options = FuzzOptions.Read(args);
        }
        catch (ArgumentException exception)
        {
            await error.WriteLineAsync(exception.Message);
            await error.WriteLineAsync(Usage);
            return WrongUsage;
        }

        var run = new FuzzRun(options);
        var violations = await run.RunAsync(CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Count} requests with the seed {options.Seed}, {run.Servers} servers, "
            + $"{violations.Count} violations"));
        await output.WriteLineAsync("Statuses: " + string.Join(
            ", ", run.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        await output.WriteLineAsync(
            "Resident MB: " + string.Join(' ', run.Memory.Select(bytes => bytes >> 20)));
        await PrintAsync(violations, options, output);
        return violations.Count == 0 ? Success : Failure;
    }

    private static async Task PrintAsync(
        IEnumerable<(FuzzRequest Request, Violation Violation)> violations, FuzzOptions options, TextWriter output)
    {
        var number = 0;
        var distinct = violations
            .GroupBy(found => (found.Request.Name, found.Violation.Rule))
            .OrderByDescending(group => group.Count())
            .Take(MaxPrinted);
        foreach (var group in distinct)
        {
            var (request, violation) = group.First();
            var text = violation.Found[..Math.Min(violation.Found.Length, MaxPrintedLength)];
            await output.WriteLineAsync($"{group.Count()} x {request.Name}: {violation.Rule}. Found: {text}");
            if (options.ViolationDirectory is { } directory)
            {
                Directory.CreateDirectory(directory);
                var file = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{++number:D2}.http"));
                await File.WriteAllBytesAsync(file, request.ToBytes());
                await output.WriteLineAsync($"    {file}");
            }
        }
    }
}
