using System.Text;
using Services86.Description;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>An operation with the serializers of its requests and replies.</summary>
internal sealed class SoapOperation(OperationDescription description, TypeSerializers serializers)
{
    private readonly object?[] _noArguments = [.. description.Request.Parts.Select(part => part.DefaultValue)];
    private readonly object?[] _noResults = [.. description.Reply.Parts.Select(part => part.DefaultValue)];
    private readonly ElementsSerializer<object?[]> _request = PartsOf(description.Request, serializers);
    private readonly ElementsSerializer<object?[]> _reply = PartsOf(description.Reply, serializers);

    private readonly byte[] _replyStart = Encoding.UTF8.GetBytes(
        $"<{description.Reply.WrapperName} xmlns=\"{description.Reply.XmlNamespace}\"");

    private readonly byte[] _replyEnd = Encoding.UTF8.GetBytes($"</{description.Reply.WrapperName}>");

    public OperationDescription Description => description;

    /// <summary>Gets the name of the wrapper element of requests.</summary>
    public ElementName Wrapper { get; } = new(description.Request.WrapperName, description.Request.XmlNamespace);

    /// <summary>Reads the wrapper element of a request.</summary>
    /// <returns>A value for each part; null or zero for a missing part.</returns>
    public object?[] ReadRequest(ContentReader reader)
    {
        object?[] arguments = [.. _noArguments];
        _request.ReadElement(reader, ref arguments);
        return arguments;
    }

    /// <summary>Writes the wrapper element of a request, as a client does.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="arguments">A value for each part.</param>
    public void WriteRequest(Utf8XmlWriter writer, object?[] arguments)
    {
        var message = description.Request;
        writer.WriteRaw(Encoding.UTF8.GetBytes($"<{message.WrapperName} xmlns=\"{message.XmlNamespace}\">"));
        _request.Write(writer, ref arguments);
        writer.WriteRaw(Encoding.UTF8.GetBytes($"</{message.WrapperName}>"));
    }

    /// <summary>Writes the wrapper element of a reply.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="results">A value for each part; null for nil results.</param>
    public void WriteReply(Utf8XmlWriter writer, object?[]? results)
    {
        writer.WriteRaw(_replyStart);
        if (_reply.Count == 0)
        {
            writer.WriteRaw("/>"u8);
            return;
        }

        writer.WriteRaw(">"u8);
        results ??= _noResults;
        _reply.Write(writer, ref results);
        writer.WriteRaw(_replyEnd);
    }

    private static ElementsSerializer<object?[]> PartsOf(
        MessageDescription message, TypeSerializers serializers) => new(
    [
        .. message.Parts.Select((part, index) => SlotSerializer.Create(
            part.ClrType,
            index,
            serializers.Name(part.Name, part.XmlNamespace, part.IsSecret),
            PartStyle.BodyPart,
            serializers))
    ],
    kind: "parameter");
}
