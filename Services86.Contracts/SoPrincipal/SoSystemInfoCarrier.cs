using System.Runtime.Serialization;

namespace Services86;

/// <summary>Information about the server and its database.</summary>
[DataContract]
public sealed class SoSystemInfoCarrier : Carrier
{
    /// <summary>The licence of the installation; null if there is none.</summary>
    [DataMember(Order = 0)]
    public LicenseInfo? License { get; set; }

    /// <summary>A warning about the licence, in English; empty if there is none.</summary>
    [DataMember(Order = 1)]
    public string? WarningEnglish { get; set; }

    /// <summary>The resource id of the warning; empty if there is none.</summary>
    [DataMember(Order = 2)]
    public string? WarningResource { get; set; }

    /// <summary>The source branch of the build.</summary>
    [DataMember(Order = 3)]
    public string? BranchName { get; set; }

    /// <summary>The label of the build.</summary>
    [DataMember(Order = 4)]
    public string? BuildLabel { get; set; }

    /// <summary>The assembly version of the server.</summary>
    [DataMember(Order = 5)]
    public string? AssemblyVersion { get; set; }

    /// <summary>The date of the next check of the licence; the maximum date for never.</summary>
    [DataMember(Order = 6)]
    public DateTime AccumulatedNextCheckDate { get; set; }

    /// <summary>The file version of the server.</summary>
    [DataMember(Order = 7)]
    public string? FileVersion { get; set; }

    /// <summary>A one-sentence description of the server.</summary>
    [DataMember(Order = 8)]
    public string? Description { get; set; }

    /// <summary>The number of days until the server stops working; the maximum integer for never.</summary>
    [DataMember(Order = 9)]
    public int DaysUntilNetServerExpiry { get; set; }

    /// <summary>The type of the build.</summary>
    [DataMember(Order = 10)]
    public NetServerBuildType BuildType { get; set; }

    /// <summary>The version of the database schema.</summary>
    [DataMember(Order = 11)]
    public int DatabaseVersion { get; set; }

    /// <summary>Whether texts are stored as Unicode.</summary>
    [DataMember(Order = 12)]
    public bool IsUnicode { get; set; }

    /// <summary>The name of the company that owns the installation; empty if not known.</summary>
    [DataMember(Order = 13)]
    public string? CompanyName { get; set; }

    /// <summary>The primary key of the company; 0 if not known.</summary>
    [DataMember(Order = 14)]
    public int CompanyId { get; set; }

    /// <summary>The name of the database engine.</summary>
    [DataMember(Order = 15)]
    public string? DatabaseType { get; set; }

    /// <summary>The version of the database engine.</summary>
    [DataMember(Order = 16)]
    public string? DatabaseMinor { get; set; }

    /// <summary>The name of the database.</summary>
    [DataMember(Order = 17)]
    public string? DatabaseName { get; set; }

    /// <summary>Whether the database is a travelling copy.</summary>
    [DataMember(Order = 18)]
    public bool IsOnTravel { get; set; }

    /// <summary>Whether the database is a satellite of a central one.</summary>
    [DataMember(Order = 19)]
    public bool IsSatellite { get; set; }
}
