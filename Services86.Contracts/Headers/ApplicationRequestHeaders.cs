using System.ServiceModel;

namespace Services86;

/// <summary>The request headers of an agent that does not require a login.</summary>
[MessageContract]
public class ApplicationRequestHeaders
{
    /// <summary>The token of the calling application. Checked only in an Online installation.</summary>
    [MessageHeader]
    [Secret]
    public string? ApplicationToken { get; set; }
}
