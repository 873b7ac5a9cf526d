using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Saves records, each different from all earlier ones.</summary>
internal sealed class SaveWorkload : Workload
{
    private readonly LoadProtocol _protocol;
    private readonly string _ticket;
    private readonly int? _records;
    private int _number;

    /// <summary>Saves a record and records the response.</summary>
    /// <param name="protocol">The protocol of the calls.</param>
    /// <param name="ticket">The caller's ticket.</param>
    /// <param name="records">The number of records to update; null to insert records.</param>
    /// <param name="connection">A connection to the host.</param>
    /// <exception cref="InvalidDataException">The save failed.</exception>
    public SaveWorkload(LoadProtocol protocol, string ticket, int? records, LoadConnection connection)
    {
        _protocol = protocol;
        _ticket = ticket;
        _records = records;
        var request = CreateHostCallers(1)[0].NextRequest().ToArray();
        Sample = RecordedExchange.Record(connection, request);
        protocol.RequireServiceAuth(Sample, id: null);
    }

    public override RecordedExchange Sample { get; }

    public override IReadOnlyList<Caller> CreateHostCallers(int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            caller => new SavingCaller(
                _protocol, _ticket, () => Interlocked.Increment(ref _number), IdsOf(caller, count)))
    ];

    // Callers update disjoint records: a caller's ids are as far apart as there are callers.
    private Func<int>? IdsOf(int caller, int callers)
    {
        if (_records is not { } records)
        {
            return null;
        }

        var next = caller;
        return () =>
        {
            var id = next + 1;
            next = next + callers < records ? next + callers : caller;
            return id;
        };
    }
}
