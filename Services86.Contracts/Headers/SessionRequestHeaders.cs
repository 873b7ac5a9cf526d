using System.ServiceModel;

namespace Services86;

/// <summary>The request headers of an agent that needs a login.</summary>
[MessageContract]
public sealed class SessionRequestHeaders : ApplicationRequestHeaders
{
    /// <summary>The proof of a login: a ticket from SoPrincipal.</summary>
    [MessageHeader]
    public SoCredentials? Credentials { get; set; }

    /// <summary>The zone that the request's dateTimes are in; null for the installation's own.</summary>
    [MessageHeader]
    public SoTimeZone? TimeZone { get; set; }
}
