namespace Services86;

/// <summary>
/// Says which header blocks the messages of a service contract carry: those that are the same for all its operations.
/// </summary>
/// <remarks>
/// WCF would repeat the headers in a message contract per operation. The wire, and the WSDL, are the same; the
/// interface keeps its plain parameters. CoreWCF ignores the attribute.
/// </remarks>
/// <param name="request">The message contract whose members are the header blocks of requests.</param>
/// <param name="reply">The message contract whose members are the header blocks of replies.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class MessageHeadersAttribute(Type request, Type reply) : Attribute
{
    /// <summary>The message contract whose members are the header blocks of requests.</summary>
    public Type Request { get; } = request;

    /// <summary>The message contract whose members are the header blocks of replies.</summary>
    public Type Reply { get; } = reply;
}
