using System.Diagnostics.Metrics;

namespace Services86.Http;

/// <summary>Counts the requests that are rejected before an agent is called. Thread-safe.</summary>
/// <remarks>
/// The names of attributes are those of OpenTelemetry's conventions where these have one:
/// https://opentelemetry.io/docs/specs/semconv/. No attribute has a value that a client can choose.
/// </remarks>
public sealed class RequestMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Services86.Http";

    private readonly Counter<long> _rejections;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates the meter.</param>
    public RequestMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _rejections = meters.Create(MeterName).CreateCounter<long>(
            "services86.request.rejections",
            "{request}",
            "The requests that were rejected before an agent was called, because they cannot be read.");
    }

    /// <summary>Counts a rejected request.</summary>
    /// <param name="protocol">The protocol, such as <c>soap1.2</c> or <c>rest</c>.</param>
    /// <param name="agent">The name of the agent; null if the request names none that exists.</param>
    /// <param name="operation">The name of the operation; null if the request names none that exists.</param>
    /// <param name="reason">The reason: a name of <see cref="RequestRejection"/>, or an HTTP status.</param>
    public void CountRejection(string protocol, string? agent, string? operation, string reason) => _rejections.Add(
        1,
        [
            new("rpc.system", protocol),
            new("rpc.service", agent ?? OperationMetadata.Unknown),
            new("rpc.method", operation ?? OperationMetadata.Unknown),
            new("error.type", reason),
        ]);
}
