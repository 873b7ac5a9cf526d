using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Headers;
using Services86.Rest.Responses;
using Services86.Rest.Routing;
using Services86.Soap;

namespace Services86.Rest.Xml;

/// <summary>Writes responses in XML: the elements of SOAP bodies, as documents.</summary>
internal sealed class XmlFormat(DataContractXml xml) : IResponseFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<(string Accepted, string Sent)> MediaTypes { get; } =
    [
        (MediaType.Xml, MediaType.Xml),
        (MediaType.TextXml, MediaType.TextXml),
    ];

    /// <inheritdoc/>
    public void WriteResults(
        PooledBuffer output,
        RestOperation operation,
        object?[] results,
        Selection? selection,
        CallTimeZone timeZone)
    {
        if (operation.HasSeveralResults)
        {
            xml.WriteResults(output, operation.Description, results, selection);
        }
        else
        {
            xml.WriteValue(output, operation.Description.Reply.Parts[0].ClrType, results[0], selection);
        }
    }

    /// <inheritdoc/>
    public void WriteValue(PooledBuffer output, object value) => xml.WriteValue(output, value.GetType(), value);
}
