namespace Services86.Soap.Faults;

/// <summary>
/// A more precise fault code. SOAP 1.1 has a single code, so the subcode stands there in place of the general code.
/// </summary>
/// <remarks>The codes are those of WCF. Source: docs/SERVICES86.md section 4.2.</remarks>
public sealed class SoapSubcode
{
    private const string Dispatcher =
        "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";

    private SoapSubcode(string name, string xmlNamespace)
    {
        Name = name;
        XmlNamespace = xmlNamespace;
    }

    /// <summary>Gets the code of a failure of the server while it processed the message.</summary>
    public static SoapSubcode InternalServiceFault { get; } = new("InternalServiceFault", Dispatcher);

    /// <summary>Gets the local name.</summary>
    public string Name { get; }

    /// <summary>Gets the namespace of the name.</summary>
    public string XmlNamespace { get; }

    /// <summary>Gets the code of a message that names no operation.</summary>
    internal static SoapSubcode ActionNotSupported { get; } =
        new("ActionNotSupported", "http://schemas.microsoft.com/ws/2005/05/addressing/none");

    /// <summary>Gets the code of a body that violates the contract.</summary>
    internal static SoapSubcode DeserializationFailed { get; } = new("DeserializationFailed", Dispatcher);
}
