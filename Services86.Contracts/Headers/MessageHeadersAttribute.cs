namespace Services86;

/// <summary>Specifies the header blocks of all operations of a service contract.</summary>
/// <remarks>
/// In WCF, each operation would need message contracts with the headers. Messages and WSDL are the same, but the
/// methods of the interface keep plain parameters. CoreWCF ignores the attribute.
/// </remarks>
/// <param name="request">The message contract with the header blocks of requests.</param>
/// <param name="reply">The message contract with the header blocks of replies.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class MessageHeadersAttribute(Type request, Type reply) : Attribute
{
    /// <summary>Gets the message contract with the header blocks of requests.</summary>
    public Type Request { get; } = request;

    /// <summary>Gets the message contract with the header blocks of replies.</summary>
    public Type Reply { get; } = reply;
}
