using System.Runtime.Serialization;

namespace Services86;

/// <summary>The scope of a licence.</summary>
[DataContract]
public enum LicenseType : short
{
    /// <summary>Not known.</summary>
    [EnumMember]
    Unknown = 0,

    /// <summary>The whole installation.</summary>
    [EnumMember]
    SiteLicense = 1,

    /// <summary>One satellite.</summary>
    [EnumMember]
    SatelliteLicense = 2,

    /// <summary>One user.</summary>
    [EnumMember]
    UserLicense = 3,
}
