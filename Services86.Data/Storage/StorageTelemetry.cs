using System.Diagnostics;
using System.Diagnostics.Metrics;
using Services86.Data.Refusals;

namespace Services86.Data.Storage;

/// <summary>Measures and traces the reads and writes of a storage. Costs nothing while nobody listens.</summary>
/// <remarks>
/// The names of attributes are those of OpenTelemetry's conventions where these have one:
/// https://opentelemetry.io/docs/specs/semconv/database/. No SQL, and no value of a row, is in a metric or a trace.
/// </remarks>
internal sealed class StorageTelemetry
{
    /// <summary>The name of the meter, and of the source of traces.</summary>
    public const string SourceName = "Services86.Data";

    private const string SystemAttribute = "db.system.name";

    private static readonly ActivitySource Source = new(SourceName);

    // In seconds: a commit takes a tenth of a millisecond without a disk to wait for, and some milliseconds with one.
    private static readonly double[] DurationBounds =
        [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private static readonly int[] BatchBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256];

    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?> _system;
    private readonly Histogram<double> _writeDuration;
    private readonly Histogram<int> _batchSize;
    private readonly Counter<long> _busy;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates the meter; null for a meter that no factory knows.</param>
    /// <param name="system">The name of the engine in attributes: <c>sqlite</c> or <c>postgresql</c>.</param>
    public StorageTelemetry(IMeterFactory? meters, string system)
    {
        _system = new(SystemAttribute, system);
        _meter = meters?.Create(SourceName) ?? new Meter(SourceName);
        _writeDuration = _meter.CreateHistogram(
            "services86.db.write.duration",
            "s",
            "The time from a write job's arrival until it is durable, or has failed.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = DurationBounds });
        _batchSize = _meter.CreateHistogram(
            "services86.db.batch.size",
            "{job}",
            "The write jobs that shared a commit.",
            tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = BatchBounds });
        _busy = _meter.CreateCounter<long>(
            "services86.db.busy", "{job}", "The write jobs that were refused because the database was busy.");
    }

    /// <summary>Gets whether somebody listens, so that a write has to be observed.</summary>
    public bool IsObserved => _writeDuration.Enabled || _busy.Enabled || Source.HasListeners();

    /// <summary>Gets whether reads are traced.</summary>
    public static bool IsTraced => Source.HasListeners();

    /// <summary>Observes the number of commits and the length of the queue.</summary>
    public void Observe(Func<long> commits, Func<int> queueLength)
    {
        _meter.CreateObservableCounter(
            "services86.db.commits",
            () => new Measurement<long>(commits(), _system),
            "{commit}",
            "The transactions that were committed.");
        _meter.CreateObservableUpDownCounter(
            "services86.db.queue.length",
            () => new Measurement<int>(queueLength(), _system),
            "{job}",
            "The write jobs that wait for the next transaction.");
    }

    /// <summary>Records a batch of write jobs that was executed.</summary>
    public void RecordBatch(int jobs)
    {
        if (_batchSize.Enabled)
        {
            _batchSize.Record(jobs, _system);
        }
    }

    /// <summary>Measures and traces a write job. Called only if <see cref="IsObserved"/>.</summary>
    /// <param name="write">Executes the job.</param>
    public async Task<T> ObserveWriteAsync<T>(Func<Task<T>> write)
    {
        using var activity = StartActivity("write");
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await write();
        }
        catch (Exception exception)
        {
            if (exception is DatabaseBusyException)
            {
                _busy.Add(1, _system);
            }

            // Without a description, which could quote a value.
            activity?.SetTag("error.type", exception.GetType().Name);
            throw;
        }
        finally
        {
            _writeDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, _system);
        }
    }

    /// <summary>Traces a read until its session is disposed of. Called only if <see cref="IsTraced"/>.</summary>
    /// <param name="open">Opens the session.</param>
    public async ValueTask<IDatabaseSession> TraceReadAsync(Func<ValueTask<IDatabaseSession>> open)
    {
        var activity = StartActivity("read");
        try
        {
            return new TracedSession(await open(), activity);
        }
        catch
        {
            activity?.Dispose();
            throw;
        }
    }

    private Activity? StartActivity(string operation)
    {
        var activity = Source.StartActivity(operation, ActivityKind.Client);
        activity?.SetTag(_system.Key, _system.Value);
        activity?.SetTag("db.operation.name", operation);
        return activity;
    }
}
