using System.Globalization;
using Services86.Data.Checks;

namespace Services86.Host.Commands;

/// <summary>Checks the stored data, also while the server runs.</summary>
internal static class CheckCommand
{
    /// <summary>Prints a line for each problem.</summary>
    /// <exception cref="RefusedException">There are problems.</exception>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        var report = await app.Services.GetRequiredService<DatabaseCheck>().RunAsync(CancellationToken.None);
        foreach (var problem in report.Problems)
        {
            await output.WriteLineAsync(problem.ToString().ReplaceLineEndings(" "));
        }

        var secrets = string.Create(CultureInfo.InvariantCulture, $"{report.SecretCount} secrets open.");
        if (report.Problems.Count > 0)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The check found {report.Problems.Count} problems; {secrets}"));
        }

        await output.WriteLineAsync($"The check found no problems; {secrets}");
    }
}
