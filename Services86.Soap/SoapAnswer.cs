namespace Services86.Soap;

/// <summary>What a call is answered with: a <see cref="SoapReply"/>, or a <see cref="Faults.SoapFault"/>.</summary>
public abstract record SoapAnswer;

/// <summary>The reply of an operation.</summary>
/// <param name="Headers">The message contract with the header blocks that the contract names for replies.</param>
/// <param name="Results">A value for each part of the reply, in their order; null for nil results.</param>
public sealed record SoapReply(object Headers, object?[]? Results) : SoapAnswer;
