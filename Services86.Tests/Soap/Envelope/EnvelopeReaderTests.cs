using System.Globalization;
using System.Text;
using System.Xml;
using Services86.Http;
using Services86.Soap.Calls;
using Services86.Soap.Envelope;
using Services86.Soap.Faults;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Envelope;

[TestFixtureSource(typeof(SoapVersion), nameof(SoapVersion.All))]
internal sealed class EnvelopeReaderTests(SoapVersion version)
{
    private const string Ns = ServicesVersion.BaseXmlNamespace;
    private const string GetAction = Ns + "/User/GetServiceAuth";
    private const string Get = $"<GetServiceAuth xmlns='{Ns}'><ServiceAuthId>7</ServiceAuthId></GetServiceAuth>";
    private const int Seed = 86;

    private static readonly string Operations =
        string.Join(", ", Envelopes.User.Description.Operations.Select(operation => operation.Name));

    private static readonly byte[] ReplacementBytes = "<>:'\"=/ &;!?[]x-\0\u00C3\uFFFE"u8.ToArray();

    [Test]
    public void Headers_and_arguments_are_read()
    {
        var request = Read(
            $"""
            <h:ApplicationToken xmlns:h="{Ns}">token</h:ApplicationToken>
            <h:Credentials xmlns:h="{Ns}"><Ticket xmlns="{Ns}">7T:x</Ticket></h:Credentials>
            <TimeZone xmlns="{Ns}"><SoTimeZoneLocationCode>NO</SoTimeZoneLocationCode></TimeZone>
            """,
            Get);

        var headers = (SessionRequestHeaders)request.Headers;
        Assert.That(request.Operation.Name, Is.EqualTo("GetServiceAuth"));
        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
        Assert.That(headers.ApplicationToken, Is.EqualTo("token"));
        Assert.That(headers.Credentials?.Ticket, Is.EqualTo("7T:x"));
        Assert.That(headers.TimeZone?.SoTimeZoneLocationCode, Is.EqualTo("NO"));
    }

    [Test]
    public void Header_blocks_can_be_children_of_the_Envelope_before_or_after_the_Body()
    {
        var request = ReadEnvelope(
            $"<ApplicationToken xmlns='{Ns}'>token</ApplicationToken><s:Body>{Get}</s:Body>"
            + $"<Credentials xmlns='{Ns}'><Ticket>7T:x</Ticket></Credentials>");

        var headers = (SessionRequestHeaders)request.Headers;
        Assert.That(headers.ApplicationToken, Is.EqualTo("token"));
        Assert.That(headers.Credentials?.Ticket, Is.EqualTo("7T:x"));
        Assert.That(headers.TimeZone, Is.Null);
    }

    [Test]
    public void Header_blocks_can_be_unqualified()
    {
        var request = Read("<Credentials><Ticket>7T:x</Ticket></Credentials>", Get);

        Assert.That(((SessionRequestHeaders)request.Headers).Credentials?.Ticket, Is.EqualTo("7T:x"));
    }

    [Test]
    public void The_first_of_duplicate_header_blocks_is_used()
    {
        var token = $"<ApplicationToken xmlns='{Ns}'>";

        var request = ReadEnvelope(
            $"<s:Header>{token}first</ApplicationToken>{token}second</ApplicationToken></s:Header>"
            + $"{token}third</ApplicationToken><s:Body>{Get}</s:Body>");

        Assert.That(((SessionRequestHeaders)request.Headers).ApplicationToken, Is.EqualTo("first"));
    }

    [TestCase("")]
    [TestCase("<s:Header/>")]
    [TestCase("<s:Header></s:Header>")]
    public void Headers_can_be_absent(string header)
    {
        var request = ReadEnvelope($"{header}<s:Body>{Get}</s:Body>");

        var headers = (SessionRequestHeaders)request.Headers;
        Assert.That(headers.ApplicationToken, Is.Null);
        Assert.That(headers.Credentials, Is.Null);
        Assert.That(headers.TimeZone, Is.Null);
    }

    [TestCase("0")]
    [TestCase("false")]
    public void An_unknown_block_without_mustUnderstand_is_skipped(string mustUnderstand)
    {
        var request = Read($"<x:New xmlns:x='urn:x' s:mustUnderstand='{mustUnderstand}'><Ticket/></x:New>", Get);

        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [TestCase("1")]
    [TestCase("true")]
    [TestCase(" 1 ")]
    public void An_unknown_block_with_mustUnderstand_is_rejected(string mustUnderstand)
    {
        Assert.That(
            () => Read($"<x:Security xmlns:x='urn:x' s:mustUnderstand='{mustUnderstand}'/>", Get),
            Refuses.With(
                RequestRejection.NotUnderstood,
                "The header has blocks with mustUnderstand that this service does not understand: "
                + "Security in the namespace 'urn:x'. Leave them out, or send them without mustUnderstand."));
    }

    [Test]
    public void All_blocks_that_are_not_understood_are_reported_together()
    {
        var rejection = Assert.Throws<NotUnderstoodException>(() => Read(
            "<x:A xmlns:x='urn:x' s:mustUnderstand='1'/><New/><B s:mustUnderstand='1'/>", Get));

        Assert.That(rejection.Blocks, Is.EqualTo([new XmlQualifiedName("A", "urn:x"), new XmlQualifiedName("B")]));
        Assert.That(rejection.Message, Does.Contain(": A in the namespace 'urn:x', B in no namespace. "));
    }

    [Test]
    public void A_block_outside_the_Header_is_checked_for_mustUnderstand_too()
    {
        Assert.That(
            () => ReadEnvelope($"<s:Body>{Get}</s:Body><x:A xmlns:x='urn:x' s:mustUnderstand='1'/>"),
            Refuses.Beginning(RequestRejection.NotUnderstood, "The header has blocks with mustUnderstand"));
    }

    [Test]
    public void MustUnderstand_is_checked_before_the_Body()
    {
        Assert.That(
            () => Read("<x:A xmlns:x='urn:x' s:mustUnderstand='1'/>", "<Nonsense/>"),
            Refuses.Beginning(RequestRejection.NotUnderstood, "The header has blocks with mustUnderstand"));
    }

    [Test]
    public void A_mandatory_block_for_another_role_is_skipped()
    {
        var request = Read($"<x:A xmlns:x='urn:x' s:mustUnderstand='1' s:{version.RoleAttribute}='urn:proxy'/>", Get);

        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [Test]
    public void A_mandatory_block_for_the_role_next_is_rejected()
    {
        var next = version == SoapVersion.Soap11
            ? "http://schemas.xmlsoap.org/soap/actor/next"
            : "http://www.w3.org/2003/05/soap-envelope/role/next";

        Assert.That(
            () => Read($"<x:A xmlns:x='urn:x' s:mustUnderstand='1' s:{version.RoleAttribute}='{next}'/>", Get),
            Refuses.Beginning(RequestRejection.NotUnderstood, "The header has blocks with mustUnderstand"));
    }

    [TestCase("http://www.w3.org/2005/08/addressing")]
    [TestCase("http://schemas.xmlsoap.org/ws/2004/08/addressing")]
    public void WS_Addressing_blocks_are_always_understood(string xmlNamespace)
    {
        var request = Read($"<a:To xmlns:a='{xmlNamespace}' s:mustUnderstand='1'>http://x</a:To>", Get);

        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [Test]
    public void A_known_block_can_be_mandatory()
    {
        var request = Read($"<ApplicationToken xmlns='{Ns}' s:mustUnderstand='1'>token</ApplicationToken>", Get);

        Assert.That(((SessionRequestHeaders)request.Headers).ApplicationToken, Is.EqualTo("token"));
    }

    [Test]
    public void An_invalid_header_block_is_rejected_with_its_path_and_line()
    {
        Assert.That(
            () => Read($"\n<TimeZone xmlns='{Ns}'><SoTimeZoneId>x</SoTimeZoneId></TimeZone>", Get),
            Refuses.Content(
                "Envelope/Header/TimeZone/SoTimeZoneId",
                2,
                "a whole number from -2147483648 to 2147483647 (xs:int)",
                "'x'"));
    }

    [Test]
    public void An_invalid_argument_is_rejected_with_its_path_and_line()
    {
        Assert.That(
            () => Read(
                "",
                $"\n\n<GetServiceAuth xmlns='{Ns}'>\n<ServiceAuthId>2147483648</ServiceAuthId></GetServiceAuth>"),
            Refuses.Content(
                "Envelope/Body/GetServiceAuth/ServiceAuthId",
                4,
                "a whole number from -2147483648 to 2147483647 (xs:int)",
                "'2147483648'"));
    }

    [TestCase("\n", 2)]
    [TestCase("\n\n", 3)]
    [TestCase("\n\n\n", 4)]
    [TestCase("\r\n\r\n", 3)]
    [TestCase("\r\n\n\n", 4)]
    [TestCase("\n<!-- \n\n -->\n", 5)]
    [TestCase("\n  \n\n\n<a>\n\n</a>", 7)]
    public void Empty_lines_count_in_the_line_number_of_a_fault(string before, int line)
    {
        Assert.That(
            () => Read("", $"<GetServiceAuth>{before}<ServiceAuthId>x</ServiceAuthId></GetServiceAuth>"),
            Refuses.Content(
                "Envelope/Body/GetServiceAuth/ServiceAuthId",
                line,
                "a whole number from -2147483648 to 2147483647 (xs:int)",
                "'x'"));
    }

    [TestCase("<GetServiceAuth><ServiceAuthId>7</ServiceAuthId></GetServiceAuth>", 7)]
    [TestCase($"<x:GetServiceAuth xmlns:x='{Ns}'><ServiceAuthId>7</ServiceAuthId></x:GetServiceAuth>", 7)]
    [TestCase($"<GetServiceAuth xmlns='{Ns}'/>", 0)]
    [TestCase($"<!-- a comment -->{Get}<!-- another -->", 7)]
    public void The_first_element_of_the_Body_names_the_operation(string body, int expected)
    {
        Assert.That(Read("", body).Arguments, Is.EqualTo(new object[] { expected }));
    }

    [TestCase("<s:Body/>")]
    [TestCase("<s:Body></s:Body>")]
    [TestCase("<s:Body> <!-- nothing --> </s:Body>")]
    public void An_empty_Body_is_rejected(string body)
    {
        Assert.That(
            () => ReadEnvelope(body),
            Refuses.With(
                RequestRejection.UnknownOperation,
                "Expected the element of an operation in the Body, found none. "
                + $"The operations of User are {Operations}."));
    }

    [Test]
    public void An_unknown_operation_is_rejected()
    {
        Assert.That(
            () => Read("", $"\n<Reboot xmlns='{Ns}'/>"),
            Refuses.With(
                RequestRejection.UnknownOperation,
                $"User has no operation 'Reboot', which the Body holds on line 2. Its operations are {Operations}."));
    }

    [Test]
    public void An_operation_in_another_namespace_is_rejected()
    {
        Assert.That(
            () => Read("", "<GetServiceAuth xmlns='urn:other'/>"),
            Refuses.With(
                RequestRejection.UnknownOperation,
                $"Expected the element of an operation in the namespace {Ns}, found GetServiceAuth in the "
                + "namespace 'urn:other' on line 1. Use the WSDL of this address."));
    }

    [Test]
    public void Text_in_place_of_an_operation_is_rejected()
    {
        Assert.That(() => Read("", "Reboot"), Refuses.Content("Envelope/Body", 1, "elements", "text"));
    }

    [TestCase(GetAction)]
    [TestCase("")]
    [TestCase(null)]
    public void The_action_can_name_the_operation_or_be_absent(string? action)
    {
        Assert.That(Read("", Get, action).Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [TestCase(Ns + "/User/DeleteServiceAuth")]
    [TestCase("urn:x")]
    public void An_action_that_names_another_operation_is_rejected(string action)
    {
        Assert.That(
            () => Read("", Get, action),
            Refuses.With(
                RequestRejection.UnknownOperation,
                $"The action and the Body contradict each other: expected the action {GetAction} for the element "
                + $"GetServiceAuth, found '{action}'. Correct the SOAPAction, or leave it out."));
    }

    [Test]
    public void An_envelope_without_a_Body_is_rejected()
    {
        Assert.That(
            () => ReadEnvelope("<s:Header/>"),
            Refuses.With(
                RequestRejection.NotAnEnvelope,
                $"Expected a Body in the Envelope, in the namespace {version.EnvelopeNamespace}, found none. "
                + "Put the request into a Body."));
    }

    [Test]
    public void A_second_Body_is_rejected()
    {
        Assert.That(
            () => ReadEnvelope($"<s:Body>{Get}</s:Body>\n<s:Body>{Get}</s:Body>"),
            Refuses.With(
                RequestRejection.NotAnEnvelope,
                "Expected one Body in the Envelope, found another on line 2. Send a request for each."));
    }

    [Test]
    public void A_second_operation_is_rejected()
    {
        Assert.That(
            () => Read("", $"{Get}<DeleteServiceAuth xmlns='{Ns}'/>"),
            Refuses.Content("Envelope/Body", 1, "one operation", "the operation DeleteServiceAuth beside it"));
    }

    [Test]
    public void A_Body_in_the_namespace_of_the_other_SOAP_version_is_rejected()
    {
        var other = SoapVersion.All.Single(v => v != version);

        Assert.That(
            () => ReadEnvelope($"<o:Body xmlns:o='{other.EnvelopeNamespace}'>{Get}</o:Body>"),
            Refuses.Beginning(RequestRejection.NotAnEnvelope, "Expected a Body in the Envelope"));
    }

    [TestCase("<GetServiceAuth/>", "GetServiceAuth in no namespace")]
    [TestCase("<html xmlns='http://www.w3.org/1999/xhtml'/>", "html in the namespace 'http://www.w3.org/1999/xhtml'")]
    public void A_root_element_other_than_Envelope_is_rejected(string xml, string found)
    {
        Assert.That(
            () => Envelopes.Read(xml),
            Refuses.With(
                RequestRejection.NotAnEnvelope,
                $"Expected a SOAP envelope, found the element {found} on line 1. "
                + "Put the request into an Envelope with a Body."));
    }

    [Test]
    public void An_envelope_of_an_unknown_version_is_rejected()
    {
        Assert.That(
            () => Envelopes.Read("<Envelope xmlns='http://www.w3.org/2001/06/soap-envelope'/>"),
            Refuses.With(
                RequestRejection.VersionMismatch,
                "Expected an Envelope in the namespace http://schemas.xmlsoap.org/soap/envelope/ (SOAP 1.1) or "
                + "http://www.w3.org/2003/05/soap-envelope (SOAP 1.2), found one in the namespace "
                + "'http://www.w3.org/2001/06/soap-envelope'. Use one of the two."));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("garbage")]
    [TestCase("{\"a\":1}")]
    [TestCase("<")]
    [TestCase("<a")]
    [TestCase("<s:Envelope/>")]
    public void Malformed_XML_is_rejected(string text)
    {
        Assert.That(() => Envelopes.Read(text), Refuses.Beginning(RequestRejection.NotXml, "The XML cannot be read"));
    }

    [TestCase("")]
    [TestCase("</s:Bod")]
    [TestCase("</s:Body>")]
    [TestCase("</s:Body></s:Envelop")]
    [TestCase("</s:Envelope></s:Body>")]
    public void An_envelope_truncated_after_the_operation_is_rejected(string end)
    {
        var envelope = $"<s:Envelope xmlns:s='{version.EnvelopeNamespace}'><s:Body>{Get}{end}";

        Assert.That(() => Envelopes.Read(envelope), Throws.TypeOf<RequestRejectedException>());
    }

    [Test]
    public void An_envelope_truncated_at_any_byte_is_rejected()
    {
        var envelope = Encoding.UTF8.GetBytes(
            InEnvelope($"<s:Header><A xmlns='urn:a' b='ø'/></s:Header><s:Body>{Get}</s:Body>"));

        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.That(
                () => Envelopes.Read(envelope[..length], charset: null),
                Throws.TypeOf<RequestRejectedException>(),
                $"{length} bytes");
        }
    }

    [Test]
    public void Replaced_bytes_cause_no_exception_other_than_a_rejection()
    {
        var random = new Random(Seed);
        var envelope = Encoding.UTF8.GetBytes(
            InEnvelope($"<s:Header><a:A xmlns:a='urn:a' b='ø'/></s:Header><s:Body>{Get}</s:Body>"));
        for (var round = 0; round < 5000; round++)
        {
            var bytes = (byte[])envelope.Clone();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = ReplacementBytes[random.Next(ReplacementBytes.Length)];
            }

            Assert.That(
                () => ReadOrReject(bytes),
                Throws.Nothing,
                $"round {round}: {Convert.ToBase64String(bytes)}");
        }
    }

    [TestCase("x")]
    [TestCase("<a/>")]
    [TestCase("</s:Envelope>")]
    [TestCase("&#32;")]
    public void Content_after_the_envelope_is_rejected(string garbage)
    {
        Assert.That(
            () => Envelopes.Read(InEnvelope($"<s:Body>{Get}</s:Body>") + garbage),
            Refuses.Beginning(RequestRejection.NotXml, "The XML cannot be read"));
    }

    [Test]
    public void White_space_and_comments_can_follow_the_envelope()
    {
        var request = Envelopes.Read(InEnvelope($"<s:Body>{Get}</s:Body>") + "\r\n <!-- the end -->\n");

        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [TestCase("<!DOCTYPE a>")]
    [TestCase("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>")]
    [TestCase("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'bbb'><!ENTITY c '&b;&b;'>]>")]
    public void A_document_type_declaration_is_rejected(string doctype)
    {
        Assert.That(
            () => Envelopes.Read(doctype + InEnvelope($"<s:Body>{Get}</s:Body>")),
            Refuses.With(
                RequestRejection.NotXml,
                "Expected a SOAP envelope without a document type declaration, found <!DOCTYPE. "
                + "Leave it out: SOAP allows none."));
    }

    [Test]
    public void A_processing_instruction_is_rejected()
    {
        Assert.That(
            () => Read("<?php echo 1 ?>", Get),
            Refuses.Beginning(RequestRejection.NotXml, "The XML cannot be read"));
    }

    [TestCase("p&w")]
    [TestCase("p&<w")]
    [TestCase("p<w")]
    public void The_rejection_of_an_unescaped_value_explains_escaping(string value)
    {
        Assert.That(
            () => Read(
                "", $"<SaveServiceAuth><ServiceAuth><Password>{value}</Password></ServiceAuth></SaveServiceAuth>"),
            Throws.TypeOf<RequestRejectedException>().With.Message.EndsWith(
                " Send well-formed XML; in a value, & is written &amp; and < is written &lt;."));
    }

    [Test]
    public void A_Body_that_is_not_well_formed_is_invalid_content()
    {
        Assert.That(
            () => Read("", "<GetServiceAuth><ServiceAuthId>7</GetServiceAuth>"),
            Refuses.Beginning(
                RequestRejection.InvalidContent,
                "The XML cannot be read in Envelope/Body/GetServiceAuth/ServiceAuthId: "));
    }

    [Test]
    public void A_document_type_declaration_in_a_comment_is_ignored()
    {
        var request = Read("<!-- <!DOCTYPE a> -->", Get);

        Assert.That(request.Arguments, Is.EqualTo(new object[] { 7 }));
    }

    [Test]
    public void The_depth_of_skipped_elements_is_limited()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000));

        Assert.That(
            () => Read(deep, Get),
            Refuses.Beginning(RequestRejection.NotXml, "The XML cannot be read in Envelope/Header: "));
    }

    [TestCase(50, true)]
    [TestCase(61, true)]
    [TestCase(62, false)]
    [TestCase(64, false)]
    [TestCase(1000, false)]
    public void The_depth_of_elements_is_limited_to_64(int more, bool accepted)
    {
        var start = string.Concat(Enumerable.Repeat("<a>", more));
        var end = string.Concat(Enumerable.Repeat("</a>", more));
        var deep = $"<GetServiceAuth><ServiceAuthId>7</ServiceAuthId>{start}{end}</GetServiceAuth>";

        Assert.That(
            () => Read("", deep),
            accepted
                ? Throws.Nothing
                : Refuses.Beginning(
                    RequestRejection.InvalidContent, "The XML cannot be read in Envelope/Body/GetServiceAuth: "));
    }

    [Test]
    public void A_start_tag_with_10_000_attributes_is_rejected()
    {
        var attributes = string.Concat(Enumerable.Range(0, 10_000).Select(
            i => string.Create(CultureInfo.InvariantCulture, $" a{i}=''")));

        Assert.That(
            () => Read($"<a{attributes}/>", Get),
            Refuses.Beginning(RequestRejection.NotXml, "The XML cannot be read"));
    }

    private static void ReadOrReject(byte[] bytes)
    {
        try
        {
            Envelopes.Read(bytes, charset: null);
        }
        catch (RequestRejectedException)
        {
            // The only exception that invalid bytes may cause.
        }
    }

    private SoapCall Read(string header, string body, string? action = null) =>
        ReadEnvelope($"<s:Header>{header}</s:Header><s:Body>{body}</s:Body>", action);

    private SoapCall ReadEnvelope(string content, string? action = null) => Envelopes.Read(InEnvelope(content), action);

    private string InEnvelope(string content) =>
        $"<s:Envelope xmlns:s='{version.EnvelopeNamespace}'>{content}</s:Envelope>";
}
