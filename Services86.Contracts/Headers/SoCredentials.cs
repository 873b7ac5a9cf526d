using System.Runtime.Serialization;

namespace Services86;

/// <summary>The request header that proves who calls.</summary>
[DataContract]
public sealed class SoCredentials
{
    /// <summary>
    /// A ticket from SoPrincipal, beginning with <c>7T:</c>; null or absent is refused where a login is needed.
    /// </summary>
    [DataMember(Order = 0)]
    [Secret]
    public string? Ticket { get; set; }
}
