using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Services86.Description;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>A contract, made ready to read and write its envelopes. Made once; may be shared between threads.</summary>
internal sealed class SoapContract
{
    private readonly Dictionary<string, SoapOperation> _operations;
    private readonly Func<object> _newRequestHeaders;
    private readonly TypeSerializers _serializers;

    public SoapContract(ContractDescription description)
    {
        Description = description;
        _serializers = new TypeSerializers(description.Version, description.XmlNamespace);
        _operations = description.Operations.ToDictionary(
            operation => operation.Request.WrapperName,
            operation => new SoapOperation(operation, _serializers),
            StringComparer.Ordinal);
        RequestHeaders = HeadersOf(description.RequestHeaders);
        ReplyHeaders = HeadersOf(description.ReplyHeaders);
        var requestHeadersType = description.RequestHeadersType ?? typeof(object);
        _newRequestHeaders = () => Activator.CreateInstance(requestHeadersType)!;
    }

    public ContractDescription Description { get; }

    /// <summary>Gets the operations.</summary>
    public IReadOnlyCollection<SoapOperation> Operations => _operations.Values;

    /// <summary>The header blocks of requests.</summary>
    public ElementsSerializer<object> RequestHeaders { get; }

    /// <summary>The header blocks of replies.</summary>
    public ElementsSerializer<object> ReplyHeaders { get; }

    /// <summary>The names of the wrapper elements that requests can have.</summary>
    public IEnumerable<string> WrapperNames => _operations.Keys;

    /// <summary>Makes an empty message contract for the header blocks of a request.</summary>
    public object NewRequestHeaders() => _newRequestHeaders();

    /// <summary>Finds the operation whose wrapper element a reader is at, in its namespace or in none.</summary>
    public bool TryGetOperation(XmlDictionaryReader xml, [NotNullWhen(true)] out SoapOperation? operation)
    {
        foreach (var candidate in _operations.Values)
        {
            if (candidate.Wrapper.IsStartOrUnqualified(xml))
            {
                operation = candidate;
                return true;
            }
        }

        operation = null;
        return false;
    }

    /// <summary>Finds the operation whose request has a wrapper element of a name.</summary>
    public bool TryGetOperation(string wrapperName, [NotNullWhen(true)] out SoapOperation? operation) =>
        _operations.TryGetValue(wrapperName, out operation);

    /// <summary>Makes the writer of an entry of a fault's detail.</summary>
    public Action<Utf8XmlWriter> DetailWriter(Faults.SoapFaultDetail detail)
    {
        var name = _serializers.Name(detail.ElementName, Description.XmlNamespace);
        var part = SlotSerializer.Create(detail.Value.GetType(), 0, name, PartStyle.DetailEntry, _serializers);
        object?[] slots = [detail.Value];
        return writer => part.Write(writer, ref slots);
    }

    private ElementsSerializer<object> HeadersOf(IReadOnlyList<MessagePartDescription> headers) => new(
    [
        .. headers.Select(header => HeaderSerializer.Create(header, _serializers))
    ]);
}
