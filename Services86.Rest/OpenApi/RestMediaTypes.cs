using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>The media types that the server reads and writes.</summary>
internal sealed class RestMediaTypes(IEnumerable<IRestBodyReader> readers, IEnumerable<IResponseFormat> formats)
{
    /// <summary>Gets the media types of responses that clients can ask for, and get.</summary>
    public IReadOnlyList<string> Responses { get; } =
    [
        .. from format in formats
           from mediaType in format.MediaTypes
           where mediaType.Accepted == mediaType.Sent
           select mediaType.Accepted
    ];

    /// <summary>Gets the media types of the bodies that an operation can have.</summary>
    /// <remarks>
    /// OpenAPI describes a URL-encoded body as an object only. Source:
    /// https://spec.openapis.org/oas/v3.0.3#support-for-x-www-form-urlencoded-request-bodies
    /// </remarks>
    public IEnumerable<string> BodiesOf(RestOperation operation) =>
        from reader in readers
        where reader.CanRead(operation)
        from mediaType in reader.MediaTypes
        where mediaType != MediaType.UrlEncoded || !IsList(operation)
        select mediaType;

    private static bool IsList(RestOperation operation) =>
        operation.BodyType is not null && operation.SavedEntity is null;
}
