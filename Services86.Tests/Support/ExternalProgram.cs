using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>Runs third-party programs.</summary>
internal static class ExternalProgram
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end, or kills it after two minutes.</summary>
    /// <param name="workingDirectory">The working directory.</param>
    /// <param name="fileName">The program, by its path or by its name in the search path.</param>
    /// <param name="args">The command line.</param>
    /// <returns>The result of the program; null if the program is not installed.</returns>
    public static Task<ProgramResult?> RunAsync(string workingDirectory, string fileName, params string[] args) =>
        RunAsync(workingDirectory, DefaultTimeout, fileName, args);

    /// <summary>Runs a program to its end, or kills it after a time.</summary>
    /// <param name="workingDirectory">The working directory.</param>
    /// <param name="timeout">The time.</param>
    /// <param name="fileName">The program, by its path or by its name in the search path.</param>
    /// <param name="args">The command line.</param>
    /// <returns>The result of the program; null if the program is not installed.</returns>
    public static async Task<ProgramResult?> RunAsync(
        string workingDirectory, TimeSpan timeout, string fileName, params string[] args)
    {
        var start = new ProcessStartInfo(fileName, args)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Arguments and output are UTF-8, regardless of the locale of the tests.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
