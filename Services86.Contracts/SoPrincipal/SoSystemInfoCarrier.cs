using System.Runtime.Serialization;

namespace Services86;

/// <summary>Facts about the running server and its database.</summary>
[DataContract]
public sealed class SoSystemInfoCarrier : Carrier
{
    /// <summary>The licence of the installation; null where there is none.</summary>
    [DataMember(Order = 0)]
    public LicenseInfo? License { get; set; }

    /// <summary>A warning about the licence, in English; empty when there is none.</summary>
    [DataMember(Order = 1)]
    public string? WarningEnglish { get; set; }

    /// <summary>The resource id of that warning; empty when there is none.</summary>
    [DataMember(Order = 2)]
    public string? WarningResource { get; set; }

    /// <summary>The name of the source branch that the server was built from.</summary>
    [DataMember(Order = 3)]
    public string? BranchName { get; set; }

    /// <summary>The label of the build.</summary>
    [DataMember(Order = 4)]
    public string? BuildLabel { get; set; }

    /// <summary>The version of the server's assembly.</summary>
    [DataMember(Order = 5)]
    public string? AssemblyVersion { get; set; }

    /// <summary>When the licence is to be checked next; the greatest date for never.</summary>
    [DataMember(Order = 6)]
    public DateTime AccumulatedNextCheckDate { get; set; }

    /// <summary>The version of the server's file.</summary>
    [DataMember(Order = 7)]
    public string? FileVersion { get; set; }

    /// <summary>What the server is, in a sentence.</summary>
    [DataMember(Order = 8)]
    public string? Description { get; set; }

    /// <summary>The days until the server stops working; the greatest int for never.</summary>
    [DataMember(Order = 9)]
    public int DaysUntilNetServerExpiry { get; set; }

    /// <summary>The kind of build.</summary>
    [DataMember(Order = 10)]
    public NetServerBuildType BuildType { get; set; }

    /// <summary>The version of the database schema.</summary>
    [DataMember(Order = 11)]
    public int DatabaseVersion { get; set; }

    /// <summary>Whether texts are stored as Unicode.</summary>
    [DataMember(Order = 12)]
    public bool IsUnicode { get; set; }

    /// <summary>The company that owns the installation; empty when not known.</summary>
    [DataMember(Order = 13)]
    public string? CompanyName { get; set; }

    /// <summary>The contact id of that company; 0 when not known.</summary>
    [DataMember(Order = 14)]
    public int CompanyId { get; set; }

    /// <summary>The database engine.</summary>
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
