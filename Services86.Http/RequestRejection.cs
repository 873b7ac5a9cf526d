namespace Services86.Http;

/// <summary>The reasons to reject a request before an agent is called.</summary>
/// <remarks>Each protocol has one table that maps the reasons to status and fault codes.</remarks>
public enum RequestRejection
{
    /// <summary>The body is not XML, or not XML that SOAP allows.</summary>
    NotXml,

    /// <summary>The XML is not a SOAP envelope.</summary>
    NotAnEnvelope,

    /// <summary>The version of the envelope is unknown.</summary>
    VersionMismatch,

    /// <summary>A header block with mustUnderstand is unknown.</summary>
    NotUnderstood,

    /// <summary>The body names no operation of the service, or the action names another operation.</summary>
    UnknownOperation,

    /// <summary>A header or the body violates the contract.</summary>
    InvalidContent,

    /// <summary>The body exceeds the size limit.</summary>
    TooLarge,

    /// <summary>The media type, the character set or the content coding is not supported.</summary>
    UnsupportedMediaType,

    /// <summary>The body is shorter than announced, or arrived too slowly.</summary>
    Incomplete,

    /// <summary>There is no service at the address.</summary>
    UnknownService,

    /// <summary>The service does not support the HTTP method.</summary>
    MethodNotAllowed,

    /// <summary>The page of another origin made the request.</summary>
    ForeignOrigin,

    /// <summary>The server has no capacity for the request at the moment.</summary>
    Busy,
}
