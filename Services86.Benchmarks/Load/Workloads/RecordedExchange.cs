using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>A request, and what the program answered.</summary>
/// <param name="Request">The request, with its headers.</param>
/// <param name="Answer">The answer, with its headers.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body of the answer.</param>
internal sealed record RecordedExchange(byte[] Request, byte[] Answer, int Status, byte[] Body)
{
    /// <summary>Sends a request and keeps the answer.</summary>
    public static RecordedExchange Record(LoadConnection connection, byte[] request)
    {
        var answer = connection.Exchange(request);
        return new RecordedExchange(request, answer.Bytes.ToArray(), answer.Status, answer.Body.ToArray());
    }
}
