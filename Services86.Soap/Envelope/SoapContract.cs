using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Services86.Description;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>A contract with the serializers of its envelopes. Created once per service; thread-safe.</summary>
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

    /// <summary>Gets the serializers of the header blocks of requests.</summary>
    public ElementsSerializer<object> RequestHeaders { get; }

    /// <summary>Gets the serializers of the header blocks of replies.</summary>
    public ElementsSerializer<object> ReplyHeaders { get; }

    /// <summary>Gets the names of the wrapper elements of requests.</summary>
    public IEnumerable<string> WrapperNames => _operations.Keys;

    /// <summary>Creates the message contract of the request headers, without values.</summary>
    public object NewRequestHeaders() => _newRequestHeaders();

    /// <summary>Finds the operation of the current element, which may have no namespace.</summary>
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

    /// <summary>Finds an operation by the local name of its wrapper element.</summary>
    public bool TryGetOperation(string wrapperName, [NotNullWhen(true)] out SoapOperation? operation) =>
        _operations.TryGetValue(wrapperName, out operation);

    /// <summary>Creates the writer of an entry in the detail of a fault.</summary>
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
