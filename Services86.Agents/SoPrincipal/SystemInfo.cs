using System.Reflection;
using Services86.Agents.Calls;
using Services86.Data;

namespace Services86.Agents.SoPrincipal;

/// <summary>Describes the server and its database: this server, not the mirrored one.</summary>
internal sealed class SystemInfo(Database database)
{
    private static readonly Assembly Program = typeof(SystemInfo).Assembly;

    /// <summary>Gets the description, with dates in the zone of the call. The caller needs no login.</summary>
    public Task<SoSystemInfoCarrier?> GetAsync(AgentCall call)
    {
        var system = Describe();
        system.AccumulatedNextCheckDate = call.TimeZone.FromUtc(system.AccumulatedNextCheckDate);
        return Task.FromResult<SoSystemInfoCarrier?>(system);
    }

    /// <summary>Describes the server and its database.</summary>
    public SoSystemInfoCarrier Describe()
    {
        var version = Program.GetName().Version?.ToString() ?? "";
        return new SoSystemInfoCarrier
        {
            FieldProperties = [],
            WarningEnglish = "",
            WarningResource = "",
            BranchName = "",
            BuildLabel =
                Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            AssemblyVersion = version,
            FileVersion = Program.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? version,
            Description =
                $"Services86, a server of its own for SuperOffice's {ServicesVersion.Default.Name} web services",
            AccumulatedNextCheckDate = CallTimeZone.MaxDate,
            DaysUntilNetServerExpiry = int.MaxValue,
            BuildType = NetServerBuildType.Release,
            IsUnicode = true,
            CompanyName = "",
            DatabaseType = database.EngineName,
            DatabaseMinor = database.EngineVersion,
            DatabaseName = database.Name,
            DatabaseVersion = database.SchemaVersion,
        };
    }
}
