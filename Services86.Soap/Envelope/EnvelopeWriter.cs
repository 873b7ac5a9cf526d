using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Writes answers as envelopes, laid out as WCF lays them out.</summary>
internal static class EnvelopeWriter
{
    /// <summary>Writes a reply.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="version">The version of the request.</param>
    /// <param name="contract">The contract that was called.</param>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="reply">The reply.</param>
    public static void WriteReply(
        PooledBuffer output, SoapVersion version, SoapContract contract, SoapOperation operation, SoapReply reply)
    {
        var writer = new Utf8XmlWriter(output);
        writer.WriteRaw(version.EnvelopeStart);
        writer.WriteRaw("<s:Header>"u8);
        var headers = reply.Headers;
        contract.ReplyHeaders.Write(writer, ref headers);
        writer.WriteRaw("</s:Header><s:Body>"u8);
        operation.WriteReply(writer, reply.Results);
        writer.WriteRaw("</s:Body></s:Envelope>"u8);
    }

    /// <summary>Writes a fault.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="version">The version of the request.</param>
    /// <param name="contract">The contract that was called; null when there is none at the address.</param>
    /// <param name="fault">The fault.</param>
    public static void WriteFault(PooledBuffer output, SoapVersion version, SoapContract? contract, SoapFault fault)
    {
        var writer = new Utf8XmlWriter(output);
        writer.WriteRaw(version.EnvelopeStart);
        version.WriteFaultHeader(writer, fault);
        writer.WriteRaw("<s:Body><s:Fault>"u8);
        version.WriteFault(writer, fault, fault.Detail is { } detail ? contract?.DetailWriter(detail) : null);
        writer.WriteRaw("</s:Fault></s:Body></s:Envelope>"u8);
    }
}
