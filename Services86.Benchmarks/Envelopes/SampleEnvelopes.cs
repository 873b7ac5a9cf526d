using System.Text;
using Services86.Benchmarks.Samples;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;

namespace Services86.Benchmarks.Envelopes;

/// <summary>Sample envelopes of the User agent.</summary>
internal static class SampleEnvelopes
{
    /// <summary>Gets the contract of the User agent.</summary>
    public static SoapContract Contract { get; } = new(ContractDescription.Of(typeof(IUserAgent)));

    /// <summary>Gets the operation of <see cref="Reply"/>.</summary>
    public static SoapOperation GetServiceAuthOperation { get; } =
        Contract.TryGetOperation("GetServiceAuth", out var operation)
            ? operation
            : throw new InvalidOperationException("The User agent has no GetServiceAuth.");

    /// <summary>Gets a small request: one id.</summary>
    public static byte[] GetServiceAuth { get; } =
        Request("<GetServiceAuth><ServiceAuthId>1</ServiceAuthId></GetServiceAuth>");

    /// <summary>Gets a request that contains a record.</summary>
    public static byte[] SaveServiceAuth { get; } = Request(
        """
        <SaveServiceAuth>
          <ServiceAuth>
            <ServiceAuthId>0</ServiceAuthId>
            <Server>imap.example.com</Server>
            <Port>993</Port>
            <AuthType>plain-text</AuthType>
            <Username>anna0000000001@example.com</Username>
            <Password>Pa55-of-0000000001</Password>
          </ServiceAuth>
        </SaveServiceAuth>
        """);

    /// <summary>Reads a request as the server does.</summary>
    public static SoapCall Read(byte[] request)
    {
        var body = new PooledBuffer(request.Length + 1);
        body.Append(request);
        using var envelope = Utf8Body.Of(body, charset: "utf-8", BodyName.Envelope, CancellationToken.None);
        return new EnvelopeReader(Contract, envelope, action: null, unknownMembers: null).Read();
    }

    /// <summary>Creates the reply to <see cref="GetServiceAuth"/>.</summary>
    public static SoapReply Reply() =>
        new(new ReplyHeaders { Succeeded = true }, [SampleRecords.Of<ServiceAuth>()]);

    private static byte[] Request(string body) => Encoding.UTF8.GetBytes(
        $"""
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="{ServicesVersion.BaseXmlNamespace}">
          <s:Header>
            <Credentials><Ticket>7T:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</Ticket></Credentials>
          </s:Header>
          <s:Body>{body}</s:Body>
        </s:Envelope>
        """);
}
