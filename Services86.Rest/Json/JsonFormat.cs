using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Headers;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.Json;

/// <summary>Writes responses in JSON.</summary>
internal sealed class JsonFormat(RestJson json) : IResponseFormat
{
    /// <inheritdoc/>
    /// <remarks>
    /// The published API offers the media types of patches for responses too; the body is plain JSON.
    /// </remarks>
    public IReadOnlyList<(string Accepted, string Sent)> MediaTypes { get; } =
    [
        (MediaType.Json, MediaType.Json),
        (MediaType.TextJson, MediaType.TextJson),
        (MediaType.JsonPatch, MediaType.Json),
        (MediaType.MergePatch, MediaType.Json),
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
