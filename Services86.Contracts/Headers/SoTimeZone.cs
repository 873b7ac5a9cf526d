using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// A time zone: of the request's dateTimes in a request header, of the answer's in a response header.
/// </summary>
[DataContract]
public sealed class SoTimeZone
{
    /// <summary>The row number of the zone; 0 when the zone is given by its code.</summary>
    [DataMember(Order = 0)]
    public int SoTimeZoneId { get; set; }

    /// <summary>
    /// The short code of the zone, such as <c>NO</c> or <c>US-NY</c>; null when it is given by its id.
    /// </summary>
    [DataMember(Order = 1)]
    public string? SoTimeZoneLocationCode { get; set; }
}
