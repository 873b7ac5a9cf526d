using System.Text;
using System.Xml.Linq;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Tests.Support;

/// <summary>Reads and writes envelopes by the parts of the server that do so, without HTTP.</summary>
internal static class Envelopes
{
    public static SoapContract User { get; } = new(ContractDescription.Of(typeof(IUserAgent)));

    public static SoapContract SoPrincipal { get; } = new(ContractDescription.Of(typeof(ISoPrincipalAgent)));

    /// <summary>Reads a request for the User agent.</summary>
    public static SoapCall Read(string envelope, string? action = null) =>
        Read(Encoding.UTF8.GetBytes(envelope), charset: null, action);

    /// <summary>Reads a request for the User agent from the bytes of a request body.</summary>
    public static SoapCall Read(byte[] bytes, string? charset, string? action = null)
    {
        using var envelope = Convert(bytes, charset);
        return new EnvelopeReader(User, envelope, action, unknownMembers: null).Read();
    }

    /// <summary>Converts the bytes of a request body to UTF-8.</summary>
    public static Utf8Body Convert(byte[] bytes, string? charset)
    {
        var body = new PooledBuffer(bytes.Length);
        body.Append(bytes);
        return Utf8Body.Of(body, charset, BodyName.Envelope, CancellationToken.None);
    }

    /// <summary>Writes the reply of an operation of the User agent.</summary>
    public static string WriteReply(SoapVersion version, string operation, SoapReply reply)
    {
        User.TryGetOperation(operation, out var found);
        using var output = new PooledBuffer(0);
        EnvelopeWriter.WriteReply(output, version, User, found!, reply);
        return Encoding.UTF8.GetString(output.Written.Span);
    }

    /// <summary>Writes a fault of the User agent.</summary>
    public static XElement WriteFault(SoapVersion version, SoapFault fault)
    {
        using var output = new PooledBuffer(0);
        EnvelopeWriter.WriteFault(output, version, User, fault);
        return XElement.Parse(Encoding.UTF8.GetString(output.Written.Span), LoadOptions.PreserveWhitespace);
    }
}
