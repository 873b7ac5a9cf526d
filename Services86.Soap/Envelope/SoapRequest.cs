namespace Services86.Soap.Envelope;

/// <summary>What an envelope calls, and with what.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Headers">The message contract with the header blocks.</param>
/// <param name="Arguments">A value for each part of the request.</param>
internal sealed record SoapRequest(SoapOperation Operation, object Headers, object?[] Arguments);
