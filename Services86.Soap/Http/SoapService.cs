using Services86.Description;
using Services86.Soap.Envelope;
using Services86.Soap.Wsdl;

namespace Services86.Soap.Http;

/// <summary>A service as it is served: its contract, and the documents about it.</summary>
internal sealed class SoapService(ContractDescription description)
{
    private readonly Lazy<WsdlDocument> _wsdl = new(() => new WsdlDocument(description));

    /// <summary>The contract, ready to read and write its envelopes.</summary>
    public SoapContract Contract { get; } = new(description);

    /// <summary>The WSDL; made when it is first asked for.</summary>
    public WsdlDocument Wsdl => _wsdl.Value;
}
