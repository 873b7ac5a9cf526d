using Services86.Host.Rest.Bodies;
using Services86.Host.Rest.Http;
using Services86.Host.Rest.Routing;

namespace Services86.Host.Rest.OpenApi;

/// <summary>The media types that the server reads and writes.</summary>
internal sealed class RestMediaTypes(IEnumerable<IRestBodyReader> readers, IEnumerable<IRestFormat> formats)
{
    /// <summary>Changes to a stored record, as a list of steps: RFC 6902.</summary>
    public const string JsonPatch = "application/json-patch+json";

    private const string MergePatch = "application/merge-patch+json";
    private const string Form = "application/x-www-form-urlencoded";

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
            JsonPatch or MergePatch => operation.SavedEntity is not null,
            Form => operation.Parameters == RestParameters.Object || operation.SavedEntity is not null,
            _ => true,
        });
}
