using System.Runtime.Serialization;

namespace Services86;

/// <summary>The types of server builds.</summary>
[DataContract]
public enum NetServerBuildType
{
    /// <summary>A build of a feature branch.</summary>
    [EnumMember]
    Feature = 0,

    /// <summary>A build of the stable branch.</summary>
    [EnumMember]
    Stable = 1,

    /// <summary>An alpha version.</summary>
    [EnumMember]
    Alpha = 2,

    /// <summary>A beta version.</summary>
    [EnumMember]
    Beta = 3,

    /// <summary>A release candidate.</summary>
    [EnumMember]
    ReleaseCandidate = 4,

    /// <summary>A release.</summary>
    [EnumMember]
    Release = 5,
}
