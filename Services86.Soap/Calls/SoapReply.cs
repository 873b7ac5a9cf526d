namespace Services86.Soap.Calls;

/// <summary>The reply of an operation.</summary>
/// <param name="Headers">The message contract with the header blocks of the reply.</param>
/// <param name="Results">
/// A value for each part of the reply, in the order of the parts; null for a reply whose parts are all nil.
/// </param>
public sealed record SoapReply(object Headers, object?[]? Results) : SoapResponse;
