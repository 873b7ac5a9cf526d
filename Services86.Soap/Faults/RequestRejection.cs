using Microsoft.AspNetCore.Http;

namespace Services86.Soap.Faults;

/// <summary>The ways in which a message can be wrong before it reaches an agent.</summary>
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

/// <summary>What each rejection is on the wire: the one table.</summary>
internal static class RequestRejections
{
    /// <summary>Gives the fault codes of a rejection, and the HTTP status where SOAP does not decide it.</summary>
    /// <remarks>
    /// A SOAP 1.1 fault is answered with 500, because many clients hide a fault that comes with 400. The few statuses
    /// here say what no client could mend by reading the fault.
    /// </remarks>
    public static (SoapFaultCode Code, SoapSubcode? Subcode, int? Status) Describe(this RequestRejection rejection) =>
        rejection switch
        {
            RequestRejection.NotXml => (SoapFaultCode.ClientOrSender, null, null),
            RequestRejection.NotAnEnvelope => (SoapFaultCode.ClientOrSender, null, null),
            RequestRejection.VersionMismatch => (SoapFaultCode.VersionMismatch, null, null),
            RequestRejection.NotUnderstood => (SoapFaultCode.MustUnderstand, null, null),
            RequestRejection.UnknownOperation => (SoapFaultCode.ClientOrSender, SoapSubcode.ActionNotSupported, null),
            RequestRejection.InvalidContent => (SoapFaultCode.ClientOrSender, SoapSubcode.DeserializationFailed, null),
            RequestRejection.TooLarge => (SoapFaultCode.ClientOrSender, null, StatusCodes.Status413PayloadTooLarge),
            RequestRejection.UnsupportedMediaType =>
                (SoapFaultCode.ClientOrSender, null, StatusCodes.Status415UnsupportedMediaType),
            RequestRejection.Incomplete => (SoapFaultCode.ClientOrSender, null, StatusCodes.Status400BadRequest),
            RequestRejection.UnknownService => (SoapFaultCode.ClientOrSender, null, StatusCodes.Status404NotFound),
            RequestRejection.MethodNotAllowed =>
                (SoapFaultCode.ClientOrSender, null, StatusCodes.Status405MethodNotAllowed),
            _ => throw new ArgumentOutOfRangeException(nameof(rejection), rejection, "It has no line in the table."),
        };
}
