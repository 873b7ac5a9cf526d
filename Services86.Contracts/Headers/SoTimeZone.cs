using System.Runtime.Serialization;

namespace Services86;

/// <summary>The header with the time zone of the dates in a request or a reply.</summary>
[DataContract]
public sealed class SoTimeZone
{
    /// <summary>The id of the zone; 0 if the zone is specified by its code.</summary>
    [DataMember(Order = 0)]
    public int SoTimeZoneId { get; set; }

    /// <summary>
    /// The location code of the zone, such as <c>NO</c> or <c>US-NY</c>; null if the zone is specified by its id.
    /// </summary>
    [DataMember(Order = 1)]
    public string? SoTimeZoneLocationCode { get; set; }
}
