using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Reads a POST request to a service and sends the response.</summary>
internal sealed class SoapExchange
{
    private readonly HttpContext _context;
    private readonly SoapService _service;

    // The response has the media type of the request, even if the envelope has the other version.
    private readonly string _contentType;
    private readonly CallCapture? _capture;
    private SoapVersion _version;
    private SoapOperation? _operation;

    /// <summary>Creates an exchange. The HTTP headers determine the SOAP version until the envelope is read.</summary>
    public SoapExchange(HttpContext context, SoapService service)
    {
        _context = context;
        _service = service;
        _version = SoapContentType.GuessVersion(context.Request);
        _contentType = _version.ContentType;
        _capture = CallCapture.Of(context);
        if (_capture is not null)
        {
            _capture.Protocol = _version.Protocol;
        }
    }

    /// <summary>Gets the name of the agent.</summary>
    public string AgentName => _service.Contract.Description.Name;

    /// <summary>Gets the name of the operation; null until the operation is known.</summary>
    public string? OperationName => _operation?.Description.Name;

    /// <summary>Gets the protocol, for logs and metrics: <c>soap1.1</c> or <c>soap1.2</c>.</summary>
    public string Protocol => _version.Protocol;

    /// <summary>Gets the members of the request that the contract does not have; null if they are ignored.</summary>
    public UnknownMemberCollector? UnknownMembers { get; private set; }

    /// <summary>Reads the call, and sets the endpoint of its operation.</summary>
    /// <param name="options">The settings, with the limits of the envelope.</param>
    /// <exception cref="RequestRejectedException">
    /// The media type is not supported, the request is too large, or the envelope violates SOAP or the contract.
    /// </exception>
    public async ValueTask<SoapCall> ReadCallAsync(SoapOptions options)
    {
        var request = _context.Request;
        var contentType = SoapContentType.Of(request);
        var aborted = _context.RequestAborted;
        var body = await RequestBody.ReadAsync(request, BodyName.Envelope, options.Limits, _capture, aborted);
        using var envelope = Utf8Body.Of(body, contentType.Charset, BodyName.Envelope, aborted);
        UnknownMembers = UnknownMemberCollector.For(options.UnknownMembers);
        var reader = new EnvelopeReader(_service.Contract, envelope, contentType.Action, UnknownMembers);
        try
        {
            var call = reader.Read();
            envelope.RequireUtf8(BodyName.Envelope);
            call.Capture = _capture;
            call.MisplacedTicket = MisplacedTicket.Describe(
                call, envelope, hasAuthorization: request.Headers.Authorization.Count > 0);
            return call;
        }
        finally
        {
            // A rejected call needs them too: its fault has the version of the request.
            _version = reader.Version ?? _version;
            SetOperation(reader.Operation);
            if (_capture is not null)
            {
                _capture.Protocol = _version.Protocol;
            }
        }
    }

    /// <summary>Sends the response, in the SOAP version of the request.</summary>
    public Task SendAsync(SoapResponse response) => response switch
    {
        SoapReply reply => SoapResponseWriter.SendAsync(
            _context.Response, _version, _contentType, _service.Contract, _operation!, reply),
        SoapFault fault => SoapResponseWriter.SendAsync(
            _context.Response, _version, _contentType, _service.Contract, fault),
        _ => throw new InvalidOperationException($"{response} is neither a reply nor a fault."),
    };

    private void SetOperation(SoapOperation? operation)
    {
        _operation = operation;
        if (operation is not null)
        {
            _context.SetEndpoint(_service.EndpointOf(operation));
        }
    }
}
