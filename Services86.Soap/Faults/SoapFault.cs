using System.Xml;
using Services86.Http;
using Services86.Soap.Calls;

namespace Services86.Soap.Faults;

/// <summary>A SOAP fault, in no SOAP version yet.</summary>
/// <param name="code">The code.</param>
/// <param name="reason">What is wrong and what to do about it, in English.</param>
public sealed class SoapFault(SoapFaultCode code, string reason) : SoapResponse
{
    /// <summary>Gets the code.</summary>
    public SoapFaultCode Code { get; } = code;

    /// <summary>Gets what is wrong and what to do about it, in English.</summary>
    public string Reason { get; } = reason;

    /// <summary>Gets the more precise code; null for none.</summary>
    public SoapSubcode? Subcode { get; init; }

    /// <summary>Gets the description of the failure in the fault's detail; null for a fault without detail.</summary>
    public SoapFaultDetail? Detail { get; init; }

    /// <summary>Gets the HTTP status; null for the status that the SOAP version has for the code.</summary>
    internal int? Status { get; init; }

    /// <summary>Gets the header blocks that were not understood. Only SOAP 1.2 has a place for them.</summary>
    internal IReadOnlyList<XmlQualifiedName> NotUnderstood { get; init; } = [];

    /// <summary>Creates the fault for a rejected request.</summary>
    internal static SoapFault Of(RequestRejectedException exception)
    {
        var (code, subcode, status) = exception.Rejection.Describe();
        return new SoapFault(code, exception.Message)
        {
            Subcode = subcode,
            Status = status,
            NotUnderstood = exception is NotUnderstoodException { Blocks: var blocks } ? blocks : [],
        };
    }
}
