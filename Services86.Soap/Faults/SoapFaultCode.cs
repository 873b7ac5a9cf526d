namespace Services86.Soap.Faults;

/// <summary>The fault codes of both SOAP versions.</summary>
/// <remarks>
/// Sources: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383510 and
/// https://www.w3.org/TR/soap12-part1/#faultcodes
/// </remarks>
public enum SoapFaultCode
{
    /// <summary>The message is wrong: Client in SOAP 1.1, Sender in SOAP 1.2.</summary>
    ClientOrSender,

    /// <summary>The server failed: Server in SOAP 1.1, Receiver in SOAP 1.2.</summary>
    ServerOrReceiver,

    /// <summary>The server does not support the version of the envelope.</summary>
    VersionMismatch,

    /// <summary>A header block with mustUnderstand is unknown.</summary>
    MustUnderstand,
}
