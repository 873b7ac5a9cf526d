using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.Responses;

/// <summary>A form that answers can have.</summary>
internal interface IResponseFormat
{
    /// <summary>The media types that a client can ask for, the usual one first, each with the one that it is answered with.</summary>
    IReadOnlyList<(string Asked, string Answered)> MediaTypes { get; }

    /// <summary>Writes the results of an operation that has some.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="results">A value for each part of its reply.</param>
    /// <param name="selection">The members that the caller asks for; null for all.</param>
    /// <param name="timeZone">The time zone of the answer, for dates that are to tell their offsets.</param>
    void WriteResults(
        PooledBuffer output,
        RestOperation operation,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone);

    /// <summary>Writes a value that is no result: an error, or a description.</summary>
    void WriteValue(PooledBuffer output, object value);
}
