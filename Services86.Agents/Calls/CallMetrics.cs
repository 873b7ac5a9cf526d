using System.Diagnostics;
using System.Diagnostics.Metrics;
using Services86.Description;

namespace Services86.Agents.Calls;

/// <summary>Measures calls: their number, durations and outcomes. Costs nothing while nobody listens.</summary>
/// <remarks>
/// The names of attributes are those of OpenTelemetry's conventions where these have one:
/// https://opentelemetry.io/docs/specs/semconv/rpc/. No attribute has a value that a client can choose.
/// </remarks>
internal sealed class CallMetrics
{
    /// <summary>The name of the meter, and of the source of traces, of the agents.</summary>
    public const string SourceName = "Services86.Agents";

    // In seconds: a cached read takes a tenth of a millisecond, a login a tenth of a second.
    private static readonly double[] Bounds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Histogram<double> _duration;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates the meter.</param>
    public CallMetrics(IMeterFactory meters) => _duration = meters.Create(SourceName).CreateHistogram(
        "services86.call.duration",
        "s",
        "The duration of calls, from the authentication of the caller to the result.",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });

    /// <summary>Gets the source of the traces of calls.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Gets the timestamp of the begin of a call; 0 if nobody listens.</summary>
    public long Start() => _duration.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Records a call that has ended.</summary>
    /// <param name="started">The timestamp of its begin; 0 if nobody listened.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="protocol">The protocol, such as <c>soap1.1</c>.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="errorType">The name of the failure; null for none.</param>
    public void Record(
        long started, OperationDescription operation, string protocol, string outcome, string? errorType)
    {
        if (started == 0)
        {
            return;
        }

        var contract = operation.Contract;
        var tags = new TagList
        {
            { "rpc.system", protocol },
            { "rpc.service", contract.Name },
            { "rpc.method", operation.Name },
            { "services86.version", contract.Version.Name },
            { "services86.outcome", outcome },
        };
        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }

        _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
