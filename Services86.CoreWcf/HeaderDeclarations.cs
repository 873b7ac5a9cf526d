using CoreWCF.Channels;
using CoreWCF.Description;
using CoreWCF.Dispatcher;
using ContractDescription = Services86.Description.ContractDescription;
using MessageDescription = CoreWCF.Description.MessageDescription;
using MessagePartDescription = Services86.Description.MessagePartDescription;
using WcfOperation = CoreWCF.Description.OperationDescription;

namespace Services86.CoreWcf;

/// <summary>Declares the header blocks of a contract for the WSDL, after the last formatter was created.</summary>
/// <remarks>
/// The formatters must not know the blocks, and operations can share a message. So no message may have the blocks
/// before the last formatter exists.
/// </remarks>
internal sealed class HeaderDeclarations(ContractDescription contract, IEnumerable<WcfOperation> operations)
    : IOperationBehavior
{
    /// <summary>Gets null, and ignores what is set: the formatter of a message contract requires a member.</summary>
    public static object? Nothing
    {
        get => null;
        set { }
    }

    void IOperationBehavior.AddBindingParameters(
        WcfOperation description, BindingParameterCollection bindingParameters)
    {
    }

    void IOperationBehavior.ApplyClientBehavior(WcfOperation description, ClientOperation clientOperation)
    {
    }

    void IOperationBehavior.Validate(WcfOperation description)
    {
    }

    void IOperationBehavior.ApplyDispatchBehavior(WcfOperation description, DispatchOperation dispatchOperation)
    {
        foreach (var operation in operations)
        {
            Declare(contract.RequestHeaders, operation.Messages[0]);
            Declare(contract.ReplyHeaders, operation.Messages[1]);
        }
    }

    private static void Declare(IEnumerable<MessagePartDescription> headers, MessageDescription message)
    {
        foreach (var header in headers.Where(header => message.Headers.All(known => known.Name != header.Name)))
        {
            message.Headers.Add(new MessageHeaderDescription(header.Name, header.XmlNamespace)
            {
                Type = header.ClrType,
                MemberInfo = typeof(HeaderDeclarations).GetProperty(nameof(Nothing)),
                Index = message.Body.Parts.Count + message.Headers.Count,
            });
        }
    }
}
