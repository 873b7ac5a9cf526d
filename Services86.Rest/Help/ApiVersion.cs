using System.Globalization;
using System.Runtime.Serialization;
using Services86.Rest.Routing;

namespace Services86.Rest.Help;

/// <summary>What <c>/api</c> says of the server: the truth, under the names that clients of the original look for.</summary>
/// <remarks>Source of the names: reference, behaviour.md section 3.1.</remarks>
[DataContract(Namespace = ServicesVersion.BaseXmlNamespace)]
internal sealed class ApiVersion
{
    private const string CurrentVersion = "v1";

    /// <summary>The address of the version.</summary>
    [DataMember(Name = "v1", Order = 0)]
    public string? V1 { get; set; }

    /// <summary>The version of this server's program file.</summary>
    [DataMember(Order = 1)]
    public string? NetServerVersion { get; set; }

    /// <summary>The version of this server's assembly.</summary>
    [DataMember(Order = 2)]
    public string? NetServerAssembly { get; set; }

    /// <summary>The day on which this server was built; empty when its file does not tell.</summary>
    [DataMember(Order = 3)]
    public string? NetServerDate { get; set; }

    /// <summary>The label of this server's build.</summary>
    [DataMember(Order = 4)]
    public string? NetServerLabel { get; set; }

    /// <summary>What this server is.</summary>
    [DataMember(Order = 5)]
    public string? NetServer { get; set; }

    /// <summary>The version of the services whose data types this server has.</summary>
    [DataMember(Order = 6)]
    public string? Services { get; set; }

    /// <summary>The newest version of the services that this server has: the same.</summary>
    [DataMember(Order = 7)]
    public string? ServicesCurrent { get; set; }

    /// <summary>The newest version of this API.</summary>
    [DataMember(Order = 8)]
    public string? Version { get; set; }

    /// <summary>Tells of the server.</summary>
    /// <param name="root">The address that <c>/api</c> is below.</param>
    /// <param name="system">What the server is.</param>
    public static ApiVersion Of(string root, SoSystemInfoCarrier system) => new()
    {
        V1 = root + RestService.VersionPath,
        NetServerVersion = system.FileVersion,
        NetServerAssembly = system.AssemblyVersion,
        NetServerDate = BuildDay(),
        NetServerLabel = system.BuildLabel,
        NetServer = system.Description,
        Services = ServicesVersion.Default.Name,
        ServicesCurrent = ServicesVersion.Default.Name,
        Version = CurrentVersion,
    };

    private static string BuildDay()
    {
        var file = typeof(ApiVersion).Assembly.Location;
        return file.Length == 0
            ? ""
            : File.GetLastWriteTimeUtc(file).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
