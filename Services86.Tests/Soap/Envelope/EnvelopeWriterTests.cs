using System.Xml;
using System.Xml.Linq;
using NUnit.Framework.Constraints;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Envelope;

[TestFixtureSource(typeof(SoapVersion), nameof(SoapVersion.All))]
internal sealed class EnvelopeWriterTests(SoapVersion version)
{
    private const string Dispatcher =
        "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher";

    // The reply of a CoreWCF host of the same contract, plus the members TableRight and FieldProperties of Carrier.
    private const string RecordedReply =
        """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>"""
        + """<h:ExceptionInfo i:nil="true" xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services86" """
        + """xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/><h:ExtraInfo i:nil="true" """
        + """xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services86" """
        + """xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>"""
        + """<h:Succeeded xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services86">true</h:Succeeded>"""
        + """<h:TimeZone xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services86" """
        + """xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><h:SoTimeZoneId>97</h:SoTimeZoneId>"""
        + """<h:SoTimeZoneLocationCode>NO-OSL</h:SoTimeZoneLocationCode></h:TimeZone></s:Header><s:Body>"""
        + """<SaveServiceAuthResponse xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86">"""
        + """<Response xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><TableRight i:nil="true"/>"""
        + """<FieldProperties/><ServiceAuthId>1</ServiceAuthId><Server>imap.example.com</Server>"""
        + """<Port>993</Port><AuthType>OAuth2</AuthType><Username>anna.example@example.com</Username>"""
        + """<Password>correct horse battery staple</Password></Response></SaveServiceAuthResponse></s:Body>"""
        + """</s:Envelope>""";

    private static readonly XNamespace Ns = ServicesVersion.BaseXmlNamespace;
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private XNamespace Soap => version.EnvelopeNamespace;

    private static ServiceAuth Saved => new()
    {
        FieldProperties = [],
        ServiceAuthId = 1,
        Server = "imap.example.com",
        Port = 993,
        AuthType = "OAuth2",
        Username = "anna.example@example.com",
        Password = "correct horse battery staple",
    };

    [Test]
    public void A_reply_equals_the_reply_of_WCF()
    {
        var headers = new ReplyHeaders
        {
            Succeeded = true,
            TimeZone = new SoTimeZone { SoTimeZoneId = 97, SoTimeZoneLocationCode = "NO-OSL" },
        };

        var reply = Envelopes.WriteReply(version, "SaveServiceAuth", new SoapReply(headers, [Saved]));

        Assert.That(
            Normalize(reply),
            Is.EqualTo(Normalize(InVersion(RecordedReply))).Using<XElement>(XNode.DeepEquals));
    }

    [Test]
    public void A_reply_has_the_layout_of_WCF()
    {
        var start = RecordedReply.IndexOf("<h:TimeZone", StringComparison.Ordinal);
        var end = RecordedReply.IndexOf("</s:Header>", StringComparison.Ordinal);
        var expected = InVersion(
            RecordedReply[..start]
            + """<h:TimeZone i:nil="true" xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services86" """
            + """xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>"""
            + RecordedReply[end..]);

        var reply = Envelopes.WriteReply(
            version, "SaveServiceAuth", new SoapReply(new ReplyHeaders { Succeeded = true }, [Saved]));

        Assert.That(reply, Is.EqualTo(expected));
    }

    [Test]
    public void A_reply_has_all_headers_in_order()
    {
        var reply = XElement.Parse(
            Envelopes.WriteReply(version, "GetServiceAuth", new SoapReply(new ReplyHeaders(), results: null)));

        var headers = reply.Element(Soap + "Header")!.Elements().ToArray();
        Assert.That(
            headers.Select(header => header.Name),
            Is.EqualTo([Ns + "ExceptionInfo", Ns + "ExtraInfo", Ns + "Succeeded", Ns + "TimeZone"]));
        Assert.That(
            headers.Select(header => header.Attribute(Instance + "nil")?.Value),
            Is.EqualTo(["true", "true", null, "true"]));
        Assert.That(headers[2].Value, Is.EqualTo("false"));
    }

    [Test]
    public void A_reply_contains_ExceptionInfo_and_ExtraInfo()
    {
        var headers = new ReplyHeaders
        {
            ExceptionInfo = new SoExceptionInfo
            {
                Message = "m",
                InnerException = new SoExceptionInfo { Message = "inner" },
                Parameters = new SoExceptionInfoParameters { ["a"] = "1" },
            },
            ExtraInfo = new SoExtraInfo { ["b"] = null },
        };

        var reply = XElement.Parse(
            Envelopes.WriteReply(version, "GetServiceAuth", new SoapReply(headers, results: null)));

        var info = reply.Element(Soap + "Header")!.Element(Ns + "ExceptionInfo")!;
        Assert.That(info.Element(Ns + "Message")!.Value, Is.EqualTo("m"));
        Assert.That(info.Element(Ns + "InnerException")!.Element(Ns + "Message")!.Value, Is.EqualTo("inner"));
        Assert.That(info.Element(Ns + "Parameters")!.Descendants(Ns + "Key").Single().Value, Is.EqualTo("a"));
        Assert.That(
            reply.Descendants(Ns + "ExtraInfoNameValuePair").Elements().Select(e => (e.Name.LocalName, e.Value)),
            Is.EqualTo([("Key", "b"), ("Value", "")]));
    }

    [Test]
    public void A_reply_without_results_has_nil_parts()
    {
        var reply = XElement.Parse(
            Envelopes.WriteReply(version, "GetServiceAuth", new SoapReply(new ReplyHeaders(), results: null)));

        var wrapper = reply.Element(Soap + "Body")!.Elements().Single();
        Assert.That(wrapper.Name, Is.EqualTo(Ns + "GetServiceAuthResponse"));
        Assert.That(wrapper.Element(Ns + "Response")!.Attribute(Instance + "nil")!.Value, Is.EqualTo("true"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_reply_of_an_operation_without_results_has_an_empty_wrapper(bool hasEmptyResults)
    {
        var reply = Envelopes.WriteReply(
            version, "DeleteServiceAuth", new SoapReply(new ReplyHeaders(), hasEmptyResults ? [] : null));

        Assert.That(
            reply,
            Does.EndWith($"<s:Body><DeleteServiceAuthResponse xmlns=\"{Ns}\"/></s:Body></s:Envelope>"));
    }

    [Test]
    public void A_minimal_fault_has_code_and_reason()
    {
        var fault = Envelopes.WriteFault(version, new SoapFault(SoapFaultCode.ClientOrSender, "a < b & \u0001"));

        Assert.That(
            fault,
            IsXml(ByVersion(
                "<faultcode>s:Client</faultcode><faultstring>a &lt; b &amp; \uFFFD</faultstring>",
                "<s:Code><s:Value>s:Sender</s:Value></s:Code>"
                + "<s:Reason><s:Text xml:lang='en'>a &lt; b &amp; \uFFFD</s:Text></s:Reason>")));
    }

    [Test]
    public void A_subcode_is_the_faultcode_in_SOAP_1_1_and_the_Subcode_in_SOAP_1_2()
    {
        var fault = Envelopes.WriteFault(
            version, new SoapFault(SoapFaultCode.ServerOrReceiver, "r") { Subcode = SoapSubcode.InternalServiceFault });

        Assert.That(
            fault,
            IsXml(ByVersion(
                $"<faultcode xmlns:a='{Dispatcher}'>a:InternalServiceFault</faultcode><faultstring>r</faultstring>",
                "<s:Code><s:Value>s:Receiver</s:Value><s:Subcode>"
                + $"<s:Value xmlns:a='{Dispatcher}'>a:InternalServiceFault</s:Value></s:Subcode></s:Code>"
                + "<s:Reason><s:Text xml:lang='en'>r</s:Text></s:Reason>")));
        Assert.That(
            fault.Descendants().Single(e => e.Value == "a:InternalServiceFault" && !e.HasElements)
                .GetNamespaceOfPrefix("a"),
            Is.EqualTo((XNamespace)Dispatcher));
    }

    [Test]
    public void The_detail_is_the_last_element_of_a_fault()
    {
        var info = new SoExceptionInfo { Message = "m", ExceptionType = "T" };
        var detail =
            $"<SoExceptionInfo xmlns='{Ns}' xmlns:i='{Instance}'><Message>m</Message><StackTrace i:nil='true'/>"
            + "<FriendlyText i:nil='true'/><ExceptionType>T</ExceptionType><Source i:nil='true'/>"
            + "<InnerException i:nil='true'/><Parameters i:nil='true'/></SoExceptionInfo>";

        var fault = Envelopes.WriteFault(
            version,
            new SoapFault(SoapFaultCode.ServerOrReceiver, "r")
            {
                Detail = new SoapFaultDetail("SoExceptionInfo", info),
            });

        Assert.That(
            fault,
            IsXml(ByVersion(
                $"<faultcode>s:Server</faultcode><faultstring>r</faultstring><detail>{detail}</detail>",
                "<s:Code><s:Value>s:Receiver</s:Value></s:Code>"
                + $"<s:Reason><s:Text xml:lang='en'>r</s:Text></s:Reason><s:Detail>{detail}</s:Detail>")));
    }

    [Test]
    public void A_VersionMismatch_fault_has_an_Upgrade_header_in_SOAP_1_2()
    {
        var fault = Envelopes.WriteFault(version, new SoapFault(SoapFaultCode.VersionMismatch, "r"));

        Assert.That(
            fault,
            IsXml(
                ByVersion(
                    "<faultcode>s:VersionMismatch</faultcode><faultstring>r</faultstring>",
                    "<s:Code><s:Value>s:VersionMismatch</s:Value></s:Code>"
                    + "<s:Reason><s:Text xml:lang='en'>r</s:Text></s:Reason>"),
                header: ByVersion(
                    "",
                    "<s:Upgrade><s:SupportedEnvelope qname='e:Envelope'/>"
                    + "<s:SupportedEnvelope qname='e:Envelope'/></s:Upgrade>")));
        Assert.That(
            fault.Descendants(Soap + "SupportedEnvelope").Select(e => e.GetNamespaceOfPrefix("e")!.NamespaceName),
            Is.EqualTo(version == SoapVersion.Soap11 ? [] : SoapVersion.All.Select(v => v.EnvelopeNamespace)));
    }

    [Test]
    public void A_MustUnderstand_fault_has_NotUnderstood_headers_in_SOAP_1_2()
    {
        var fault = Envelopes.WriteFault(
            version,
            new SoapFault(SoapFaultCode.MustUnderstand, "r")
            {
                NotUnderstood = [new XmlQualifiedName("Security", "urn:x?a=1&b='\""), new XmlQualifiedName("Bare")],
            });

        Assert.That(
            fault,
            IsXml(
                ByVersion(
                    "<faultcode>s:MustUnderstand</faultcode><faultstring>r</faultstring>",
                    "<s:Code><s:Value>s:MustUnderstand</s:Value></s:Code>"
                    + "<s:Reason><s:Text xml:lang='en'>r</s:Text></s:Reason>"),
                header: ByVersion("", "<s:NotUnderstood qname='q:Security'/><s:NotUnderstood qname='Bare'/>")));
        Assert.That(
            fault.Descendants(Soap + "NotUnderstood").Select(e => e.GetNamespaceOfPrefix("q")?.NamespaceName),
            Is.EqualTo(version == SoapVersion.Soap11 ? Array.Empty<string?>() : ["urn:x?a=1&b='\"", null]));
    }

    private string InVersion(string envelope) =>
        envelope.Replace(SoapVersion.Soap11.EnvelopeNamespace, version.EnvelopeNamespace, StringComparison.Ordinal);

    private string ByVersion(string soap11, string soap12) => version == SoapVersion.Soap11 ? soap11 : soap12;

    private EqualConstraint IsXml(string fault, string header = "")
    {
        var headerElement = header.Length == 0 ? "" : $"<s:Header>{header}</s:Header>";
        var expected = Normalize(
            $"<s:Envelope xmlns:s='{Soap}'>{headerElement}<s:Body><s:Fault>{fault}</s:Fault></s:Body></s:Envelope>");
        return Is.EqualTo(expected).Using<XElement>((actual, wanted) => XNode.DeepEquals(Normalize(actual), wanted));
    }

    private static XElement Normalize(string xml) => Normalize(XElement.Parse(xml, LoadOptions.PreserveWhitespace));

    private static XElement Normalize(XElement element) => new(
        element.Name,
        element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration),
        element.HasElements ? element.Elements().Select(Normalize) : element.Value.Length > 0 ? element.Value : null);
}
