using System.Net;
using Services86.Description;

namespace Services86.Soap;

/// <summary>A call that was read from an envelope.</summary>
/// <param name="Operation">The operation that is called.</param>
/// <param name="Headers">The message contract with the header blocks that the contract names for requests.</param>
/// <param name="Arguments">A value for each part of the request, in their order.</param>
/// <param name="ClientAddress">The address of the client; null when it has none.</param>
public sealed record SoapCall(
    OperationDescription Operation,
    object Headers,
    object?[] Arguments,
    IPAddress? ClientAddress);
