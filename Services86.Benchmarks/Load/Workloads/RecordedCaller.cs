using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Sends recorded requests in turn and compares the response bodies byte for byte.</summary>
internal sealed class RecordedCaller(IReadOnlyList<RecordedExchange> exchanges, int first) : Caller
{
    private int _next = first % exchanges.Count;
    private RecordedExchange _current = exchanges[0];

    public override ReadOnlySpan<byte> NextRequest()
    {
        _current = exchanges[_next];
        _next = (_next + 1) % exchanges.Count;
        return _current.Request;
    }

    public override bool IsExpected(RawResponse response) =>
        response.Status == _current.Status && response.Body.SequenceEqual(_current.Body);
}
