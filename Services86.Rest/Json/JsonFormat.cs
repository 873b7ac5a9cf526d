using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Http;
using Services86.Rest.Patches;
using Services86.Rest.Routing;

namespace Services86.Rest.Json;

/// <summary>Answers in JSON.</summary>
internal sealed class JsonFormat(RestJson json) : IRestFormat
{
    /// <inheritdoc/>
    /// <remarks>The published API offers the media types of patches for answers too, though an answer is no patch.</remarks>
    public IReadOnlyList<(string Asked, string Answered)> MediaTypes { get; } =
    [
        (JsonBodyReader.MediaType, JsonBodyReader.MediaType),
        ("text/json", "text/json"),
        (JsonPatchBodyReader.MediaType, JsonBodyReader.MediaType),
        (MergePatchBodyReader.MediaType, JsonBodyReader.MediaType),
    ];

    /// <inheritdoc/>
    public void WriteResults(
        PooledBuffer output,
        RestOperation operation,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone)
    {
        if (operation.HasSeveralResults)
        {
            json.WriteResults(output, operation.Description.Reply, results, selection, timeZone);
        }
        else
        {
            json.WriteValue(output, operation.Description.Reply.Parts[0].ClrType, results[0], selection, timeZone);
        }
    }

    /// <inheritdoc/>
    public void WriteValue(PooledBuffer output, object value) => json.WriteValue(output, value.GetType(), value);
}
