namespace Services86.Soap.Envelope;

/// <summary>The header blocks of WS-Addressing, which the server ignores.</summary>
internal static class WsAddressing
{
    /// <summary>Returns whether a namespace is one of WS-Addressing.</summary>
    /// <remarks>
    /// Blocks with mustUnderstand count as understood, because To and Action repeat the address and the operation.
    /// Source: docs/SERVICES86.md section 3.4.
    /// </remarks>
    public static bool IsNamespace(string xmlNamespace) =>
        xmlNamespace is "http://www.w3.org/2005/08/addressing" or "http://schemas.xmlsoap.org/ws/2004/08/addressing";
}
