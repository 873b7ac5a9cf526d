using System.Globalization;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.ServiceModel.Dispatcher;
using Services86.Description;

namespace Services86.Client;

/// <summary>Writes the request headers of a contract, and reads its reply headers.</summary>
internal sealed class HeaderInspector : IClientMessageInspector
{
    private readonly ContractDescription _contract;
    private readonly Services86Session _session;
    private readonly Dictionary<string, OperationDescription> _operations;
    private readonly (MessagePartDescription Part, DataContractSerializer Serializer)[] _replyHeaders;
    private readonly DataContractSerializer _faultDetail;

    /// <summary>Creates the inspector of an endpoint.</summary>
    /// <param name="contract">The contract, in the version of the address.</param>
    /// <param name="session">The values of the request headers.</param>
    public HeaderInspector(ContractDescription contract, Services86Session session)
    {
        _contract = contract;
        _session = session;

        // The version of REST has every operation, as the interface does, and the actions of the default version.
        _operations = ContractDescription.Of(contract.AgentType, ServicesVersion.Rest).Operations
            .ToDictionary(operation => operation.Action);
        _replyHeaders = [.. contract.ReplyHeaders.Select(part => (part, SerializerOf(part.ClrType, part.Name)))];
        _faultDetail = SerializerOf(typeof(SoExceptionInfo), nameof(SoExceptionInfo));
    }

    /// <inheritdoc/>
    public object BeforeSendRequest(ref Message request, IClientChannel channel)
    {
        var name = OperationName(request.Headers.Action);
        var headers = _session.RequestHeaders;
        foreach (var part in _contract.RequestHeaders)
        {
            // A property of the base class has an accessor of the base class, which accepts the derived object too.
            if (part.Accessor!.GetValue(headers) is { } value)
            {
                request.Headers.Add(MessageHeader.CreateHeader(part.Name, part.XmlNamespace, value));
            }
        }

        return new SentRequest(name, channel.Extensions.Find<CallExtension>()?.Call);
    }

    /// <inheritdoc/>
    public void AfterReceiveReply(ref Message reply, object correlationState)
    {
        var request = (SentRequest)correlationState;
        if (reply.IsFault)
        {
            ThrowIfRefused(ref reply, request.Operation);
            return;
        }

        var headers = new ReplyHeaders();
        foreach (var (part, serializer) in _replyHeaders)
        {
            var index = reply.Headers.FindHeader(part.Name, part.XmlNamespace);
            if (index >= 0)
            {
                part.Accessor!.SetValue(headers, reply.Headers.GetHeader<object>(index, serializer));
            }
        }

        request.Call?.ReplyHeaders = headers;
        if (!headers.Succeeded)
        {
            throw new RefusedCallException(request.Operation, headers.ExceptionInfo);
        }
    }

    private string OperationName(string action)
    {
        var operation = _operations[action];
        if (!_contract.Version.Has(operation.Method))
        {
            throw new NotSupportedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_contract.Version} does not have {_contract.Name}.{operation.Name}: version "
                + $"{operation.IntroducedIn} of the services introduced the operation. Call POST "
                + $"/api/v1/Agents/{_contract.Name}/{operation.Name} over REST instead."));
        }

        return $"{_contract.Name}.{operation.Name}";
    }

    // Throws for a fault with an ExceptionInfo, which a server sends if it is configured not to wrap exceptions. All
    // other faults are left to WCF.
    private void ThrowIfRefused(ref Message reply, string operation)
    {
        using var buffer = reply.CreateBufferedCopy(int.MaxValue);
        var fault = MessageFault.CreateFault(buffer.CreateMessage(), int.MaxValue);
        reply = buffer.CreateMessage();
        if (!fault.HasDetail)
        {
            return;
        }

        using var detail = fault.GetReaderAtDetailContents();
        if (_faultDetail.IsStartObject(detail))
        {
            throw new RefusedCallException(operation, (SoExceptionInfo?)_faultDetail.ReadObject(detail));
        }
    }

    private DataContractSerializer SerializerOf(Type type, string name) => new(type, name, _contract.XmlNamespace);

    private sealed record SentRequest(string Operation, Services86Call? Call);
}
