using Microsoft.AspNetCore.Http;
using Services86.Http;

namespace Services86.Soap.Faults;

/// <summary>What each rejection is in SOAP: the only table of fault codes.</summary>
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
