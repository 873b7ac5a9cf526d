using System.Net;
using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>A request and its answer, as far as they are known.</summary>
internal sealed class SoapExchange(SoapContract contract, SoapVersion version)
{
    // Whoever sends an envelope of one version as the media type of the other gets that media type back.
    private readonly string _contentType = version.ContentType;
    private SoapVersion _version = version;
    private SoapOperation? _operation;

    /// <summary>The call; null until it has been read.</summary>
    public SoapCall? Call { get; private set; }

    /// <summary>What the request is answered with.</summary>
    public SoapAnswer? Answer { get; set; }

    /// <summary>The name of the operation; empty until it is known.</summary>
    public string OperationName => _operation?.Description.Name ?? "";

    /// <summary>Reads the call.</summary>
    /// <exception cref="RequestRejectedException">The envelope is not what SOAP, or the contract, says.</exception>
    public SoapCall ReadCall(Utf8Body envelope, SoapContentType contentType, IPAddress? clientAddress)
    {
        var reader = new EnvelopeReader(contract, envelope, contentType.Action);
        try
        {
            var request = reader.Read();
            _operation = request.Operation;
            return Call = new SoapCall(
                request.Operation.Description, request.Headers, request.Arguments, clientAddress);
        }
        finally
        {
            // A fault, too, is written in the version of the request.
            _version = reader.Version ?? _version;
        }
    }

    /// <summary>Sends the answer, with the envelope of the request's version and the media type of the request.</summary>
    public Task SendAnswerAsync(HttpResponse response) => Answer switch
    {
        SoapReply reply => SoapResponse.SendAsync(response, _version, _contentType, contract, _operation!, reply),
        SoapFault fault => SoapResponse.SendAsync(response, _version, _contentType, contract, fault),
        _ => throw new InvalidOperationException("The request has no answer yet."),
    };
}
