using System.Globalization;
using System.Runtime.Serialization;
using Services86.Rest.Routing;

namespace Services86.Rest.Help;

/// <summary>The description of the server at <c>/api</c>, with the member names of SuperOffice's server.</summary>
/// <remarks>Source of the names: docs/SERVICES86.md section 6.3.</remarks>
[DataContract(Namespace = ServicesVersion.BaseXmlNamespace)]
internal sealed class ApiVersion
{
    private const string CurrentVersion = "v1";

    /// <summary>Gets the address of the version.</summary>
    [DataMember(Name = "v1", Order = 0)]
    public string? V1 { get; set; }

    /// <summary>Gets the version of this server's executable file.</summary>
    [DataMember(Order = 1)]
    public string? NetServerVersion { get; set; }

    /// <summary>Gets the version of this server's assembly.</summary>
    [DataMember(Order = 2)]
    public string? NetServerAssembly { get; set; }

    /// <summary>Gets the date of the build of this server; empty if unknown.</summary>
    [DataMember(Order = 3)]
    public string? NetServerDate { get; set; }

    /// <summary>Gets the label of this server's build.</summary>
    [DataMember(Order = 4)]
    public string? NetServerLabel { get; set; }

    /// <summary>Gets the description of this server.</summary>
    [DataMember(Order = 5)]
    public string? NetServer { get; set; }

    /// <summary>Gets the version of the services whose data types this server has.</summary>
    [DataMember(Order = 6)]
    public string? Services { get; set; }

    /// <summary>Gets the newest version of the services of this server: the same version.</summary>
    [DataMember(Order = 7)]
    public string? ServicesCurrent { get; set; }

    /// <summary>Gets the newest version of this API.</summary>
    [DataMember(Order = 8)]
    public string? Version { get; set; }

    /// <summary>Creates the description of the server.</summary>
    /// <param name="root">The address before <c>/api</c>.</param>
    /// <param name="system">The data of the server.</param>
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
