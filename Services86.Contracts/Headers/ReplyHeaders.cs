using System.ServiceModel;

namespace Services86;

/// <summary>The reply headers of every agent.</summary>
[MessageContract]
public sealed class ReplyHeaders
{
    /// <summary>The description of the failure; null if the call succeeded.</summary>
    [MessageHeader]
    public SoExceptionInfo? ExceptionInfo { get; set; }

    /// <summary>Additional information about the reply; null if there is none.</summary>
    [MessageHeader]
    public SoExtraInfo? ExtraInfo { get; set; }

    /// <summary>Whether the call succeeded. Always sent, because clients read false if the header is missing.</summary>
    [MessageHeader]
    public bool Succeeded { get; set; }

    /// <summary>
    /// The time zone of the dates in the reply; null for the zone of the installation, if the request has no zone.
    /// </summary>
    [MessageHeader]
    public SoTimeZone? TimeZone { get; set; }
}
