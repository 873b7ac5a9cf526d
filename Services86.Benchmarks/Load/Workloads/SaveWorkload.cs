using Services86.Benchmarks.Load.Faces;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Saves records, each different from all before.</summary>
internal sealed class SaveWorkload : Workload
{
    private readonly Face _face;
    private readonly string _ticket;
    private readonly int? _records;
    private int _number;

    /// <summary>Records the answer to a save.</summary>
    /// <param name="face">How the program is called.</param>
    /// <param name="ticket">The ticket of the caller.</param>
    /// <param name="records">How many records there are to update; null to insert new ones.</param>
    /// <param name="connection">A connection to the program.</param>
    /// <exception cref="InvalidDataException">The record is not saved.</exception>
    public SaveWorkload(Face face, string ticket, int? records, LoadConnection connection)
    {
        _face = face;
        _ticket = ticket;
        _records = records;
        var request = CallersOfProgram(1)[0].NextRequest().ToArray();
        Typical = RecordedExchange.Record(connection, request);
        face.RequireServiceAuth(Typical, id: null);
    }

    public override RecordedExchange Typical { get; }

    public override IReadOnlyList<Caller> CallersOfProgram(int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            caller => new SavingCaller(_face, _ticket, () => Interlocked.Increment(ref _number), IdsOf(caller, count)))
    ];

    // Each caller has records of its own: of those that are a number of callers apart, all in turn.
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
