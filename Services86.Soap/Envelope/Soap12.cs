using System.Xml;
using Microsoft.AspNetCore.Http;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>SOAP 1.2. Source: https://www.w3.org/TR/soap12-part1/</summary>
internal sealed class Soap12() : SoapVersion("application/soap+xml", "http://www.w3.org/2003/05/soap-envelope")
{
    private const string Next = "http://www.w3.org/2003/05/soap-envelope/role/next";
    private const string UltimateReceiver = "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver";

    public override string Name => "SOAP 1.2";

    public override string Protocol => "soap1.2";

    public override string RoleAttribute => "role";

    public override bool IsOurs(string role) => role is "" or Next or UltimateReceiver;

    /// <remarks>Source: https://www.w3.org/TR/soap12-part2/#http-reqbindwaitstate</remarks>
    public override int StatusOf(SoapFaultCode code) => code == SoapFaultCode.ClientOrSender
        ? StatusCodes.Status400BadRequest
        : StatusCodes.Status500InternalServerError;

    /// <remarks>Source: SOAP 1.2 part 1, sections 5.4.7 (Upgrade) and 5.4.8 (NotUnderstood).</remarks>
    public override void WriteFaultHeader(Utf8XmlWriter writer, SoapFault fault)
    {
        if (fault.Code == SoapFaultCode.VersionMismatch)
        {
            writer.WriteRaw("<s:Header><s:Upgrade>"u8);
            foreach (var version in All)
            {
                writer.WriteRaw("<s:SupportedEnvelope qname=\"e:Envelope\" xmlns:e=\""u8);
                writer.WriteText(version.EnvelopeNamespace);
                writer.WriteRaw("\"/>"u8);
            }

            writer.WriteRaw("</s:Upgrade></s:Header>"u8);
        }
        else if (fault.NotUnderstood.Count > 0)
        {
            writer.WriteRaw("<s:Header>"u8);
            foreach (var block in fault.NotUnderstood)
            {
                WriteNotUnderstood(writer, block);
            }

            writer.WriteRaw("</s:Header>"u8);
        }
    }

    public override void WriteFault(Utf8XmlWriter writer, SoapFault fault, Action<Utf8XmlWriter>? writeDetail)
    {
        writer.WriteRaw("<s:Code><s:Value>s:"u8);
        writer.WriteRaw(NameOf(fault.Code));
        writer.WriteRaw("</s:Value>"u8);
        if (fault.Subcode is { } subcode)
        {
            writer.WriteRaw("<s:Subcode><s:Value"u8);
            WriteSubcode(writer, subcode);
            writer.WriteRaw("</s:Value></s:Subcode>"u8);
        }

        writer.WriteRaw("</s:Code><s:Reason><s:Text xml:lang=\"en\">"u8);
        writer.WriteText(fault.Reason);
        writer.WriteRaw("</s:Text></s:Reason>"u8);
        if (writeDetail is not null)
        {
            writer.WriteRaw("<s:Detail>"u8);
            writeDetail(writer);
            writer.WriteRaw("</s:Detail>"u8);
        }
    }

    // A prefix cannot be bound to the empty namespace. A name without a prefix has no namespace here, because the
    // envelope declares no default namespace.
    private static void WriteNotUnderstood(Utf8XmlWriter writer, XmlQualifiedName block)
    {
        var isQualified = block.Namespace.Length > 0;
        writer.WriteRaw("<s:NotUnderstood qname=\""u8);
        writer.WriteRaw(isQualified ? "q:"u8 : []);
        writer.WriteAttributeText(block.Name);
        if (isQualified)
        {
            writer.WriteRaw("\" xmlns:q=\""u8);
            writer.WriteAttributeText(block.Namespace);
        }

        writer.WriteRaw("\"/>"u8);
    }

    private static ReadOnlySpan<byte> NameOf(SoapFaultCode code) => code switch
    {
        SoapFaultCode.ClientOrSender => "Sender"u8,
        SoapFaultCode.ServerOrReceiver => "Receiver"u8,
        SoapFaultCode.VersionMismatch => "VersionMismatch"u8,
        _ => "MustUnderstand"u8,
    };
}
