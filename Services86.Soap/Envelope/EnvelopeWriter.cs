using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Writes response envelopes in the layout of WCF.</summary>
/// <remarks>Source: docs/SERVICES86.md section 2.6.</remarks>
internal static class EnvelopeWriter
{
    /// <summary>Writes a reply.</summary>
    /// <param name="output">The buffer to write to.</param>
    /// <param name="version">The SOAP version of the request.</param>
    /// <param name="contract">The contract of the called service.</param>
    /// <param name="operation">The called operation.</param>
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
    /// <param name="output">The buffer to write to.</param>
    /// <param name="version">The SOAP version of the request.</param>
    /// <param name="contract">The contract of the called service; null if the address has no service.</param>
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
