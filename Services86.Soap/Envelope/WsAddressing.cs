namespace Services86.Soap.Envelope;

/// <summary>The header blocks of WS-Addressing: clients send them unasked, and nothing depends on them here.</summary>
internal static class WsAddressing
{
    /// <summary>Whether a namespace is one of WS-Addressing's.</summary>
    /// <remarks>
    /// Their blocks count as understood even where they must be: To and Action say what the address and the body say.
    /// </remarks>
    public static bool IsNamespace(string xmlNamespace) =>
        xmlNamespace is "http://www.w3.org/2005/08/addressing" or "http://schemas.xmlsoap.org/ws/2004/08/addressing";
}
