using System.Runtime.Serialization;

namespace Services86;

/// <summary>The request header that authenticates the caller.</summary>
[DataContract]
public sealed class SoCredentials
{
    /// <summary>
    /// The ticket from an Authenticate operation of SoPrincipal, which begins with <c>7T:</c>. Calls that require a
    /// login are refused without it.
    /// </summary>
    [DataMember(Order = 0)]
    [Secret]
    public string? Ticket { get; set; }
}
