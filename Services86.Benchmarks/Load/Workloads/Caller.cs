using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>One who calls over and over, one call after the other, and knows which answers are right.</summary>
internal abstract class Caller
{
    /// <summary>Gives the next request, with its headers; good until the next one.</summary>
    public abstract ReadOnlySpan<byte> NextRequest();

    /// <summary>Says whether an answer is the right one for the last request.</summary>
    public abstract bool IsRight(RawAnswer answer);
}
