using System.ServiceModel;

namespace Services86;

/// <summary>The request headers of an agent that can be called without a login.</summary>
[MessageContract]
public class ApplicationRequestHeaders
{
    /// <summary>The token that proves which application calls; looked at in an Online installation only.</summary>
    [MessageHeader]
    [Secret]
    public string? ApplicationToken { get; set; }
}
