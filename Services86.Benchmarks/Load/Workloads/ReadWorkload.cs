using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Gets records evenly spread over the table and compares each response with a recorded one.</summary>
internal sealed class ReadWorkload : Workload
{
    private const int MaxDistinctRecords = 1_000;

    private readonly List<RecordedExchange> _exchanges = [];

    /// <summary>Records the responses.</summary>
    /// <exception cref="InvalidDataException">A response does not contain the record.</exception>
    public ReadWorkload(LoadProtocol protocol, string ticket, int records, LoadConnection connection)
    {
        var count = Math.Min(records, MaxDistinctRecords);
        for (var i = 0; i < count; i++)
        {
            var id = 1 + (int)((long)i * records / count);
            var exchange = RecordedExchange.Record(connection, protocol.GetServiceAuth(ticket, id));
            protocol.RequireServiceAuth(exchange, id);
            _exchanges.Add(exchange);
        }
    }

    public override RecordedExchange Sample => _exchanges[^1];

    public override IReadOnlyList<Caller> CreateHostCallers(int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            caller => new RecordedCaller(_exchanges, first: caller * _exchanges.Count / count))
    ];
}
