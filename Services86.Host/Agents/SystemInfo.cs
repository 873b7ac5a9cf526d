using System.Reflection;
using Services86.Data;

namespace Services86.Host.Agents;

/// <summary>What GetSystemInfo says of this server: the truth, not what an original would say.</summary>
internal static class SystemInfo
{
    private static readonly Assembly Program = typeof(SystemInfo).Assembly;

    // To the second: clients such as zeep cannot read the fraction that DateTime.MaxValue has.
    private static readonly DateTime Never = new(9999, 12, 31, 23, 59, 59);

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
            Description = $"Services86, a server of its own for SuperOffice's {ServicesVersion.Name} web services",
            AccumulatedNextCheckDate = Never,
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
