using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Routing;

namespace Services86.Rest.Bodies;

/// <summary>Reads the arguments of an operation from bodies of its media types.</summary>
internal interface IRestBodyReader
{
    /// <summary>The media types that it reads.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Reads arguments.</summary>
    /// <param name="operation">The operation, whose parameters travel in the body.</param>
    /// <param name="body">The body, which is not blank.</param>
    /// <param name="call">The circumstances of the call, for a body that only says what to change of something stored.</param>
    /// <returns>A value for each part of the request.</returns>
    /// <exception cref="RestException">The body cannot be read, or is not what the contract says.</exception>
    /// <exception cref="RequestRejectedException">Likewise, where it is XML.</exception>
    ValueTask<object?[]> ReadAsync(RestOperation operation, Utf8Body body, AgentCall call);
}
