using Microsoft.Extensions.Hosting;
using Services86.Agents.Calls;

namespace Services86.WebConsole.Administration;

/// <summary>The jobs of administrators.</summary>
internal sealed class AdministrationJobs(
    CallFailures failures, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Gets the check of the database.</summary>
    public BackgroundJob Check { get; } = new("Console.Check", failures, lifetime, time);

    /// <summary>Gets the backup.</summary>
    public BackgroundJob Backup { get; } = new("Console.Backup", failures, lifetime, time);

    /// <summary>Gets the rotation of the keys.</summary>
    public BackgroundJob Rotation { get; } = new("Console.KeyRotation", failures, lifetime, time);
}
