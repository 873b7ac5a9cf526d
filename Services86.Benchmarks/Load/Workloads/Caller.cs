using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>Provides the requests of one connection and checks the responses.</summary>
internal abstract class Caller
{
    /// <summary>Returns the next request, which includes headers; valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> NextRequest();

    /// <summary>Returns whether a response is correct for the last request.</summary>
    public abstract bool IsExpected(RawResponse response);
}
