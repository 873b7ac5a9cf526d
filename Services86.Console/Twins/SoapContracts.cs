using System.Text;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;

namespace Services86.WebConsole.Twins;

/// <summary>Reads and writes the envelopes of requests, by the parts of the SOAP layer. Created on first use.</summary>
internal sealed class SoapContracts(IEnumerable<ContractDescription> contracts)
{
    private readonly Dictionary<string, SoapContract> _contracts = contracts.ToDictionary(
        contract => $"{contract.Version.Name}/{contract.Name}",
        contract => new SoapContract(contract),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the contract of an agent; null if it is not served over SOAP.</summary>
    public SoapContract? Find(string version, string agent) => _contracts.GetValueOrDefault($"{version}/{agent}");

    /// <summary>Gets the contract of an agent in the newest version that is served over SOAP; null for none.</summary>
    public SoapContract? FindNewest(string agent) => _contracts.Values
        .Where(contract => contract.Description.Name.Equals(agent, StringComparison.OrdinalIgnoreCase))
        .MaxBy(contract => contract.Description.Version.Name, StringComparer.Ordinal);

    /// <summary>Reads the envelope of a request.</summary>
    /// <exception cref="RequestRejectedException">The envelope violates SOAP or the contract.</exception>
    public static SoapCall Read(SoapContract contract, string envelope)
    {
        var buffer = new PooledBuffer(envelope.Length);
        buffer.Append(Encoding.UTF8.GetBytes(envelope));
        using var body = Utf8Body.Of(buffer, charset: null, BodyName.Envelope, CancellationToken.None);
        return new EnvelopeReader(contract, body, action: null, unknownMembers: null).Read();
    }
}
