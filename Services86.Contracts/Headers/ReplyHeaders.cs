using System.ServiceModel;

namespace Services86;

/// <summary>The reply headers of every agent.</summary>
[MessageContract]
public sealed class ReplyHeaders
{
    /// <summary>What went wrong; null when the call succeeded.</summary>
    [MessageHeader]
    public SoExceptionInfo? ExceptionInfo { get; set; }

    /// <summary>Further facts about the answer; null when there are none.</summary>
    [MessageHeader]
    public SoExtraInfo? ExtraInfo { get; set; }

    /// <summary>Whether the call succeeded. Always on the wire, because a client that finds none reads false.</summary>
    [MessageHeader]
    public bool Succeeded { get; set; }

    /// <summary>The zone that the answer's dateTimes are in; null for the installation's own, when the request named none.</summary>
    [MessageHeader]
    public SoTimeZone? TimeZone { get; set; }
}
