using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Sends requests whose answers are known, byte for byte, one after the other and again from the first.</summary>
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

    public override bool IsRight(RawAnswer answer) =>
        answer.Status == _current.Status && answer.Body.SequenceEqual(_current.Body);
}
