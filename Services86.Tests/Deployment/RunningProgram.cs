using System.Diagnostics;

namespace Services86.Tests.Deployment;

/// <summary>A third-party program that runs until it is disposed of.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;

    private RunningProgram(Process process) => _process = process;

    /// <summary>Starts a program, whose output goes nowhere.</summary>
    /// <param name="environment">Environment variables, added to those of the tests.</param>
    /// <param name="fileName">The program.</param>
    /// <param name="args">The command line.</param>
    public static RunningProgram Start(
        IEnumerable<KeyValuePair<string, string>> environment, string fileName, params string[] args)
    {
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", fileName, .. args]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
