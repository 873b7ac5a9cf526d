using System.Xml.Linq;
using Services86.Http;
using Services86.Soap.Calls;

namespace Services86.Soap.Faults;

/// <summary>A fault, in no SOAP version yet.</summary>
/// <param name="Code">Who is to blame.</param>
/// <param name="Reason">What is wrong and what to do about it, in English.</param>
public sealed record SoapFault(SoapFaultCode Code, string Reason) : SoapResponse
{
    /// <summary>The more precise code, or null.</summary>
    public SoapSubcode? Subcode { get; init; }

    /// <summary>The HTTP status, or null for the one that the SOAP version has for the code.</summary>
    public int? Status { get; init; }

    /// <summary>The header blocks that were not understood; only SOAP 1.2 tells of them.</summary>
    public IReadOnlyList<XName> NotUnderstood { get; init; } = [];

    /// <summary>The description of the failure that becomes the fault's detail, or null.</summary>
    public SoapFaultDetail? Detail { get; init; }

    /// <summary>Makes the fault that a rejected request is answered with.</summary>
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

/// <summary>An object that describes a failure to a program.</summary>
/// <param name="ElementName">The name of its element, in the namespace of the contract.</param>
/// <param name="Value">The object; its type has a data contract.</param>
public sealed record SoapFaultDetail(string ElementName, object Value);
