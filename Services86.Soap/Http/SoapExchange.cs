using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>A request, as far as it has been read: what its response depends on.</summary>
/// <param name="contract">The contract that the address belongs to.</param>
/// <param name="version">The SOAP version of the request's media type.</param>
internal sealed class SoapExchange(SoapContract contract, SoapVersion version)
{
    // The response has the media type of the request, also when the envelope was of the other version.
    private readonly string _contentType = version.ContentType;
    private SoapVersion _version = version;
    private SoapOperation? _operation;

    /// <summary>Gets the name of the operation; empty until the operation is known.</summary>
    public string OperationName => _operation?.Description.Name ?? "";

    /// <summary>Reads the call from the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The size limit of the envelope, in bytes, after decompression.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <exception cref="RequestRejectedException">
    /// The request has another media type, is too large, or its envelope violates SOAP or the contract.
    /// </exception>
    public async ValueTask<SoapCall> ReadCallAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var contentType = SoapContentType.Of(request);
        var body = await RequestBody.ReadAsync(request, BodyName.Envelope, maxBytes, cancellationToken);
        using var envelope = Utf8Body.Of(body, contentType.Charset, BodyName.Envelope);
        var reader = new EnvelopeReader(contract, envelope, contentType.Action);
        try
        {
            return reader.Read();
        }
        finally
        {
            // A fault is written in the version of the request too.
            _version = reader.Version ?? _version;
            _operation = reader.Operation;
        }
    }

    /// <summary>Sends the response, in the SOAP version of the request.</summary>
    public Task SendAsync(HttpResponse http, SoapResponse response) => response switch
    {
        SoapReply reply => SoapResponseWriter.SendAsync(http, _version, _contentType, contract, _operation!, reply),
        SoapFault fault => SoapResponseWriter.SendAsync(http, _version, _contentType, contract, fault),
        _ => throw new InvalidOperationException($"{response} is neither a reply nor a fault."),
    };
}
