namespace Services86.Soap.Faults;

/// <summary>Who is to blame for a fault, in the words of both SOAP versions.</summary>
/// <remarks>
/// Sources: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383510, https://www.w3.org/TR/soap12-part1/#faultcodes
/// </remarks>
public enum SoapFaultCode
{
    /// <summary>The message is wrong: Client in SOAP 1.1, Sender in SOAP 1.2.</summary>
    ClientOrSender,

    /// <summary>The server failed: Server in SOAP 1.1, Receiver in SOAP 1.2.</summary>
    ServerOrReceiver,

    /// <summary>The envelope is of no version that the server speaks.</summary>
    VersionMismatch,

    /// <summary>A header block that must be understood is not.</summary>
    MustUnderstand,
}
