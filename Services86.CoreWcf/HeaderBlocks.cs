using System.Runtime.Serialization;
using CoreWCF.Channels;
using Services86.Description;

namespace Services86.CoreWcf;

/// <summary>Reads and writes the header blocks of a contract.</summary>
internal sealed class HeaderBlocks(ContractDescription contract)
{
    private readonly Dictionary<MessagePartDescription, DataContractSerializer> _serializers = contract.RequestHeaders
        .Concat(contract.ReplyHeaders)
        .ToDictionary(
            header => header,
            header => new DataContractSerializer(header.ClrType, header.Name, header.XmlNamespace));

    /// <summary>Reads the header blocks of a request.</summary>
    /// <returns>The message contract with the header blocks; a missing block is null.</returns>
    public object Read(MessageHeaders found)
    {
        var headers = Activator.CreateInstance(contract.RequestHeadersType!)!;
        foreach (var header in contract.RequestHeaders)
        {
            var index = found.FindHeader(header.Name, header.XmlNamespace);
            if (index >= 0)
            {
                using var reader = found.GetReaderAtHeader(index);
                header.Accessor!.SetValue(
                    headers, _serializers[header].ReadObject(reader, verifyObjectName: false));
            }
        }

        return headers;
    }

    /// <summary>Writes the header blocks of a reply.</summary>
    /// <param name="target">The header blocks of the message.</param>
    /// <param name="headers">The message contract with the header blocks.</param>
    public void Write(MessageHeaders target, object headers)
    {
        foreach (var header in contract.ReplyHeaders)
        {
            target.Add(MessageHeader.CreateHeader(
                header.Name, header.XmlNamespace, header.Accessor!.GetValue(headers), _serializers[header]));
        }
    }
}
