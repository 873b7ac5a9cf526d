using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.Responses;

/// <summary>A format of response bodies.</summary>
internal interface IResponseFormat
{
    /// <summary>
    /// Gets the media types that a client can ask for, the default first, each with the media type of the response.
    /// </summary>
    IReadOnlyList<(string Accepted, string Sent)> MediaTypes { get; }

    /// <summary>Writes the results of an operation that returns any.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="results">A value for each part of its reply.</param>
    /// <param name="selection">The members that the caller asks for; null for all.</param>
    /// <param name="timeZone">The time zone of the response, for dates that are written with their offset.</param>
    void WriteResults(
        PooledBuffer output,
        RestOperation operation,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone);

    /// <summary>Writes a value that is not a result: an error, or a description.</summary>
    void WriteValue(PooledBuffer output, object value);
}
