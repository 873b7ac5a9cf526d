using Microsoft.AspNetCore.Http;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Envelope;
using Services86.Soap.Wsdl;

namespace Services86.Soap.Http;

/// <summary>A service: its contract, its WSDL and the endpoints of its operations. Created once, at start-up.</summary>
internal sealed class SoapService
{
    private const string Protocol = "SOAP";

    private readonly Lazy<WsdlDocument> _wsdl;
    private readonly Dictionary<SoapOperation, Endpoint> _endpoints;

    /// <summary>Creates the service of a contract.</summary>
    public SoapService(ContractDescription description)
    {
        _wsdl = new Lazy<WsdlDocument>(() => new WsdlDocument(description));
        Contract = new SoapContract(description);
        _endpoints = Contract.Operations.ToDictionary(operation => operation, CreateEndpoint);
    }

    /// <summary>Gets the contract with the serializers of its envelopes.</summary>
    public SoapContract Contract { get; }

    /// <summary>Gets the WSDL, which is created on first use.</summary>
    public WsdlDocument Wsdl => _wsdl.Value;

    /// <summary>Returns the endpoint of an operation.</summary>
    public Endpoint EndpointOf(SoapOperation operation) => _endpoints[operation];

    private static Endpoint CreateEndpoint(SoapOperation operation)
    {
        var contract = operation.Description.Contract;
        return new OperationMetadata(contract.Name, operation.Description.Name, Protocol, contract.Version.Name)
            .CreateEndpoint();
    }
}
