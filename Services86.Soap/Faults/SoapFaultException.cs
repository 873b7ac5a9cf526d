using System.Xml.Linq;

namespace Services86.Soap.Faults;

/// <summary>Thrown when a message is wrong, and answered with a fault.</summary>
public sealed class SoapFaultException : Exception
{
    /// <summary>Refuses a message.</summary>
    /// <param name="rejection">In which way it is wrong.</param>
    /// <param name="reason">What was expected, what was found, where, and what to do. It is sent to the client.</param>
    /// <param name="innerException">What showed it, or null.</param>
    /// <param name="notUnderstood">The header blocks that were not understood; null for none.</param>
    public SoapFaultException(
        RequestRejection rejection,
        string reason,
        Exception? innerException = null,
        IReadOnlyList<XName>? notUnderstood = null)
        : base(reason, innerException)
    {
        Rejection = rejection;
        var (code, subcode, status) = rejection.Describe();
        Fault = new SoapFault(code, reason) { Subcode = subcode, Status = status, NotUnderstood = notUnderstood ?? [] };
    }

    /// <summary>In which way the message is wrong.</summary>
    public RequestRejection Rejection { get; }

    /// <summary>The fault to answer with.</summary>
    public SoapFault Fault { get; }
}
