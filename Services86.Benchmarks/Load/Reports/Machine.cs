using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Services86.Benchmarks.Load.Reports;

/// <summary>Describes the measured build and the machine.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>Describes the host, the runtime and the machine.</summary>
    /// <param name="hostAssembly">The path of the host's assembly, whose product version contains the commit.</param>
    public static string Describe(string hostAssembly) =>
        $"Services86.Host {FileVersionInfo.GetVersionInfo(hostAssembly).ProductVersion}, " +
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, " +
        $"{Environment.ProcessorCount} processors{ProcessorName()}";

    private static string ProcessorName()
    {
        var line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile)
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "" : $" ({line.Split(':', 2)[1].Trim()})";
    }
}
