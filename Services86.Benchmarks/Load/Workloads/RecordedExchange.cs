using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Workloads;

/// <summary>A request and the response of the host.</summary>
/// <param name="Request">The request, which includes headers.</param>
/// <param name="Response">The response, which includes headers.</param>
/// <param name="Status">The status code of the response.</param>
/// <param name="Body">The body of the response.</param>
internal sealed record RecordedExchange(byte[] Request, byte[] Response, int Status, byte[] Body)
{
    /// <summary>Sends a request and records the response.</summary>
    public static RecordedExchange Record(LoadConnection connection, byte[] request)
    {
        var response = connection.Exchange(request);
        return new RecordedExchange(request, response.Bytes.ToArray(), response.Status, response.Body.ToArray());
    }
}
