using System.ServiceModel;

namespace Services86;

/// <summary>The request headers of an agent that requires a login.</summary>
[MessageContract]
public sealed class SessionRequestHeaders : ApplicationRequestHeaders
{
    /// <summary>The credentials of the caller: a ticket.</summary>
    [MessageHeader]
    public SoCredentials? Credentials { get; set; }

    /// <summary>The time zone of the dates in the request; null for the zone of the installation.</summary>
    [MessageHeader]
    public SoTimeZone? TimeZone { get; set; }
}
