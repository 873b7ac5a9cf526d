namespace Services86.Http;

/// <summary>The ways in which a request can be wrong before an agent is called.</summary>
/// <remarks>Each protocol has one table that says what a rejection is on the wire.</remarks>
public enum RequestRejection
{
    /// <summary>The body is not XML, or not XML that SOAP allows.</summary>
    NotXml,

    /// <summary>The XML is no SOAP envelope.</summary>
    NotAnEnvelope,

    /// <summary>The envelope is of an unknown version.</summary>
    VersionMismatch,

    /// <summary>A header block that must be understood is not.</summary>
    NotUnderstood,

    /// <summary>The body names no operation of the service, or the action names another one.</summary>
    UnknownOperation,

    /// <summary>The content of a header or of the body is not what the contract says.</summary>
    InvalidContent,

    /// <summary>The envelope is larger than the server takes.</summary>
    TooLarge,

    /// <summary>The media type, the character set or the content coding is not one that the server reads.</summary>
    UnsupportedMediaType,

    /// <summary>The client did not send what it announced, or sent it too slowly.</summary>
    Incomplete,

    /// <summary>There is no service at the address.</summary>
    UnknownService,

    /// <summary>The HTTP method has no meaning for a service.</summary>
    MethodNotAllowed,
}
