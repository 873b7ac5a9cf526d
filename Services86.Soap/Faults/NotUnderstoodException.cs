using System.Xml;
using Services86.Http;

namespace Services86.Soap.Faults;

/// <summary>Thrown when header blocks with mustUnderstand are unknown. The reply's header names the blocks.</summary>
/// <param name="blocks">The names of the first blocks.</param>
/// <param name="message">The message for the client.</param>
/// <remarks>Source: https://www.w3.org/TR/soap12-part1/#soapnotunderstood</remarks>
internal sealed class NotUnderstoodException(IReadOnlyList<XmlQualifiedName> blocks, string message)
    : RequestRejectedException(RequestRejection.NotUnderstood, message)
{
    /// <summary>Gets the names of the blocks.</summary>
    public IReadOnlyList<XmlQualifiedName> Blocks { get; } = blocks;
}
