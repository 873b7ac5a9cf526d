using Microsoft.AspNetCore.Http;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>SOAP 1.1. Source: https://www.w3.org/TR/2000/NOTE-SOAP-20000508/</summary>
internal sealed class Soap11() : SoapVersion("text/xml", "http://schemas.xmlsoap.org/soap/envelope/")
{
    private const string NextActor = "http://schemas.xmlsoap.org/soap/actor/next";

    public override string Name => "SOAP 1.1";

    public override string Protocol => "soap1.1";

    public override string RoleAttribute => "actor";

    public override bool IsOurs(string role) => role is "" or NextActor;

    /// <remarks>Source: SOAP 1.1 section 6.2, which defines no other status.</remarks>
    public override int StatusOf(SoapFaultCode code) => StatusCodes.Status500InternalServerError;

    public override void WriteFaultHeader(Utf8XmlWriter writer, SoapFault fault)
    {
    }

    /// <remarks>
    /// Without xml:lang: the children of a SOAP 1.1 fault have no attributes, and some clients fail on them.
    /// Source: docs/SERVICES86.md section 2.7.
    /// </remarks>
    public override void WriteFault(Utf8XmlWriter writer, SoapFault fault, Action<Utf8XmlWriter>? writeDetail)
    {
        writer.WriteRaw("<faultcode"u8);
        if (fault.Subcode is { } subcode)
        {
            WriteSubcode(writer, subcode);
        }
        else
        {
            writer.WriteRaw(">s:"u8);
            writer.WriteRaw(NameOf(fault.Code));
        }

        writer.WriteRaw("</faultcode><faultstring>"u8);
        writer.WriteText(fault.Reason);
        writer.WriteRaw("</faultstring>"u8);
        if (writeDetail is not null)
        {
            writer.WriteRaw("<detail>"u8);
            writeDetail(writer);
            writer.WriteRaw("</detail>"u8);
        }
    }

    private static ReadOnlySpan<byte> NameOf(SoapFaultCode code) => code switch
    {
        SoapFaultCode.ClientOrSender => "Client"u8,
        SoapFaultCode.ServerOrReceiver => "Server"u8,
        SoapFaultCode.VersionMismatch => "VersionMismatch"u8,
        _ => "MustUnderstand"u8,
    };
}
