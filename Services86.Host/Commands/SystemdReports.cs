using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Console;

namespace Services86.Host.Commands;

/// <summary>
/// Reports to systemd when the server is ready and when it stops, and logs in the format of its journal.
/// </summary>
/// <remarks>
/// <c>AddSystemd</c> looks for a parent process with the name systemd, which a unit with <c>ProtectProc=invisible</c>
/// hides.
/// </remarks>
internal static class SystemdReports
{
    // https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html
    private const string ProcessVariable = "SYSTEMD_EXEC_PID";
    private const string SocketVariable = "NOTIFY_SOCKET";

    // Since version 248, systemd says for which process its variables are: others inherit them.
    private static bool IsService =>
        Environment.GetEnvironmentVariable(ProcessVariable) is { Length: > 0 } process
            ? process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
            : Environment.GetEnvironmentVariable(SocketVariable) is { Length: > 0 };

    /// <summary>Adds the reports if systemd started the process.</summary>
    /// <param name="services">The services of the program.</param>
    public static void Add(IServiceCollection services)
    {
        if (IsService)
        {
            AddReports(services);
        }
    }

    // A method of its own, so that other starts do not load the assembly.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddReports(IServiceCollection services)
    {
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();
        services.Configure<ConsoleLoggerOptions>(options => options.FormatterName = ConsoleFormatterNames.Systemd);
    }
}
