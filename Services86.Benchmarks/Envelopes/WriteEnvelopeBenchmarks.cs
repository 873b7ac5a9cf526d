using BenchmarkDotNet.Attributes;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;

namespace Services86.Benchmarks.Envelopes;

/// <summary>Measures the cost of writing a reply's envelope.</summary>
public class WriteEnvelopeBenchmarks
{
    private readonly SoapReply _reply = SampleEnvelopes.Reply();

    /// <summary>Writes an envelope that contains a record.</summary>
    [Benchmark]
    public int GetServiceAuth()
    {
        using var output = new PooledBuffer(2048);
        EnvelopeWriter.WriteReply(
            output, SoapVersion.Soap11, SampleEnvelopes.Contract, SampleEnvelopes.GetServiceAuthOperation, _reply);
        return output.Length;
    }
}
