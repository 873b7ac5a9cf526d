using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Reads request bodies of certain media types. A reader reads, and calls nothing.</summary>
internal interface IRestBodyReader
{
    /// <summary>Gets the media types of the bodies.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Gets whether an operation can have a body of the media types. Any other body is read as JSON.</summary>
    /// <param name="operation">An operation that has a body.</param>
    bool CanRead(RestOperation operation);

    /// <summary>Reads a body.</summary>
    /// <param name="operation">An operation that has a body which the reader can read.</param>
    /// <param name="body">The body; not blank. The reader may overwrite the bytes, and does not keep them.</param>
    /// <param name="unknownMembers">
    /// Collects the members that the contract does not have; null to skip them without notice.
    /// </param>
    /// <exception cref="RestException">The body is malformed or does not match the contract.</exception>
    /// <exception cref="RequestRejectedException">
    /// The body is malformed XML, or does not match the contract.
    /// </exception>
    RequestContent Read(RestOperation operation, Utf8Body body, UnknownMemberCollector? unknownMembers);
}
