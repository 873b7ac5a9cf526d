using Services86.Description;
using Services86.Http.Capture;

namespace Services86.Soap.Calls;

/// <summary>A call that was read from an envelope.</summary>
/// <param name="operation">The operation that is called.</param>
/// <param name="headers">The message contract with the header blocks of the request.</param>
/// <param name="arguments">A value for each part of the request, in the order of the parts.</param>
public sealed class SoapCall(OperationDescription operation, object headers, object?[] arguments)
{
    /// <summary>Gets the operation that is called.</summary>
    public OperationDescription Operation { get; } = operation;

    /// <summary>Gets the message contract with the header blocks of the request.</summary>
    public object Headers { get; } = headers;

    /// <summary>Gets a value for each part of the request, in the order of the parts.</summary>
    public object?[] Arguments { get; } = arguments;

    /// <summary>Gets the protocol, for logs and metrics: <c>soap1.1</c> or <c>soap1.2</c>.</summary>
    /// <value>Default <c>soap</c>, for a SOAP runtime that does not say which version the envelope has.</value>
    public string Protocol { get; init; } = "soap";

    /// <summary>
    /// Gets the place of a ticket that is not where it belongs, such as <c>SoCredentials in the Header</c>; null if the
    /// ticket is in the Credentials header, and if there is none.
    /// </summary>
    public string? MisplacedTicket { get; internal set; }

    /// <summary>Gets the notes for the journal of calls; null if there is no journal.</summary>
    public CallCapture? Capture { get; internal set; }
}
