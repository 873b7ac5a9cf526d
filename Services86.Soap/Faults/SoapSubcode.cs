namespace Services86.Soap.Faults;

/// <summary>A more precise fault code. SOAP 1.1 has one code only, so there it stands in place of the general one.</summary>
/// <param name="Name">The local name.</param>
/// <param name="XmlNamespace">The namespace of the name.</param>
/// <remarks>The codes are WCF's: reference, wcf-answers.</remarks>
public sealed record SoapSubcode(string Name, string XmlNamespace)
{
    /// <summary>No operation is known for the message.</summary>
    public static SoapSubcode ActionNotSupported { get; } =
        new("ActionNotSupported", "http://schemas.microsoft.com/ws/2005/05/addressing/none");

    /// <summary>The content of the body is not what the contract says.</summary>
    public static SoapSubcode DeserializationFailed { get; } =
        new("DeserializationFailed", "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher");

    /// <summary>The server failed while it processed the message.</summary>
    public static SoapSubcode InternalServiceFault { get; } =
        new("InternalServiceFault", "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher");
}
