using System.Reflection;
using Services86.Agents.Calls;
using Services86.Data;

namespace Services86.Agents.SoPrincipal;

/// <summary>What GetSystemInfo says of this server: the truth, not what an original would say.</summary>
internal static class SystemInfo
{
    /// <summary>What an installation of one's own calls its database context. Source: reference, behaviour.md section 1.2.</summary>
    public const string DatabaseContextIdentifier = "Default";

    private static readonly Assembly Program = typeof(SystemInfo).Assembly;

    /// <summary>Describes the server and its database.</summary>
    public static SoSystemInfoCarrier Describe(Database database)
    {
        var version = Program.GetName().Version?.ToString() ?? "";
        return new SoSystemInfoCarrier
        {
            FieldProperties = [],
            WarningEnglish = "",
            WarningResource = "",
            BranchName = "",
            BuildLabel = Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            AssemblyVersion = version,
            FileVersion = Program.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? version,
            Description = $"Services86, a server of its own for SuperOffice's {ServicesVersion.Default.Name} web services",
            AccumulatedNextCheckDate = CallTimeZone.GreatestDate,
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
