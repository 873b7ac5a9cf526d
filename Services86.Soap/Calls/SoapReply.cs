namespace Services86.Soap.Calls;

/// <summary>The reply of an operation.</summary>
/// <param name="headers">The message contract with the header blocks of the reply.</param>
/// <param name="results">
/// A value for each part of the reply, in the order of the parts; null for a reply whose parts are all nil.
/// </param>
public sealed class SoapReply(object headers, object?[]? results) : SoapResponse
{
    /// <summary>Gets the message contract with the header blocks of the reply.</summary>
    public object Headers { get; } = headers;

    /// <summary>Gets a value for each part of the reply; null for a reply whose parts are all nil.</summary>
    public object?[]? Results { get; } = results;
}
