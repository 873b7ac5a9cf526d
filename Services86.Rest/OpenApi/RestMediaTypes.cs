using Services86.Rest.Bodies;
using Services86.Rest.Headers;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>The media types that the server reads and writes.</summary>
internal sealed class RestMediaTypes(IEnumerable<IRestBodyReader> readers, IEnumerable<IResponseFormat> formats)
{
    /// <summary>Those of answers.</summary>
    public IReadOnlyList<string> Answers { get; } =
    [
        .. from format in formats
           from mediaType in format.MediaTypes
           where mediaType.Asked == mediaType.Answered
           select mediaType.Asked
    ];

    /// <summary>Gives those of an operation's bodies.</summary>
    public IEnumerable<string> BodiesOf(RestOperation operation) =>
        readers.SelectMany(reader => reader.MediaTypes).Where(mediaType => mediaType switch
        {
            MediaType.JsonPatch or MediaType.MergePatch => operation.SavedEntity is not null,
            MediaType.UrlEncoded => operation.Parameters == RestParameters.Object || operation.SavedEntity is not null,
            _ => true,
        });
}
