using Services86.Benchmarks.Load.Faces;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Gets records, evenly spread over all that are stored. Every answer is compared with the first one.</summary>
internal sealed class ReadWorkload : Workload
{
    private const int MostDifferent = 1_000;

    private readonly List<RecordedExchange> _exchanges = [];

    /// <summary>Records the answers.</summary>
    /// <exception cref="InvalidDataException">An answer does not have the record.</exception>
    public ReadWorkload(Face face, string ticket, int records, LoadConnection connection)
    {
        var count = Math.Min(records, MostDifferent);
        for (var i = 0; i < count; i++)
        {
            var id = 1 + (int)((long)i * records / count);
            var exchange = RecordedExchange.Record(connection, face.GetServiceAuth(ticket, id));
            face.RequireServiceAuth(exchange, id);
            _exchanges.Add(exchange);
        }
    }

    public override RecordedExchange Typical => _exchanges[^1];

    public override IReadOnlyList<Caller> CallersOfProgram(int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            caller => new RecordedCaller(_exchanges, first: caller * _exchanges.Count / count))
    ];
}
