using Services86.Description;

namespace Services86.Soap.Calls;

/// <summary>A call that was read from an envelope.</summary>
/// <param name="Operation">The operation that is called.</param>
/// <param name="Headers">The message contract with the header blocks of the request.</param>
/// <param name="Arguments">A value for each part of the request, in the order of the parts.</param>
public sealed record SoapCall(OperationDescription Operation, object Headers, object?[] Arguments);
