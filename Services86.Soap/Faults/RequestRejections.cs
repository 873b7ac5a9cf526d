using Microsoft.AspNetCore.Http;
using Services86.Http;

namespace Services86.Soap.Faults;

/// <summary>Maps each rejection to its SOAP fault code.</summary>
internal static class RequestRejections
{
    /// <summary>Returns the fault codes of a rejection, and the HTTP status that overrides the one of SOAP.</summary>
    /// <remarks>
    /// The status is null if the SOAP version determines it, and set only for errors at the HTTP level. Other SOAP 1.1
    /// faults need 500, because several clients hide a fault with 400. Source: docs/SERVICES86.md section 2.7.
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
            RequestRejection.ForeignOrigin => (SoapFaultCode.ClientOrSender, null, StatusCodes.Status403Forbidden),
            RequestRejection.Busy =>
                (SoapFaultCode.ServerOrReceiver, null, StatusCodes.Status503ServiceUnavailable),
            _ => throw new ArgumentOutOfRangeException(nameof(rejection), rejection, "It has no line in the table."),
        };
}
