using System.Text;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class RejectedRequestTests(WireVersion version) : RejectionFixture(version)
{
    private const string PasswordEnd = "</Password>";

    [TestCase("", "The XML cannot be read: ")]
    [TestCase("\n", "The XML cannot be read: ")]
    [TestCase(" \r\n\t\n", "Expected a SOAP envelope, found nothing. Put the request into an Envelope with a Body.")]
    [TestCase("Hello", "The XML cannot be read: ")]
    [TestCase("{\"Port\":993}", "The XML cannot be read: ")]
    [TestCase(
        "<a/>",
        "Expected a SOAP envelope, found the element a in no namespace on line 1. "
        + "Put the request into an Envelope with a Body.")]
    [TestCase(
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "Expected a SOAP envelope, found the element html in the namespace 'http://www.w3.org/1999/xhtml' on line 1.")]
    [TestCase("<a><a>", "Expected a SOAP envelope, found the element a")]
    [TestCase("<Envelope", "The XML cannot be read: ")]
    [TestCase("<?xml-stylesheet href='a'?><a/>", "The XML cannot be read: ")]
    public async Task A_request_without_an_envelope_is_rejected(string body, string text)
    {
        var response = await PostAsync(body);

        AssertRejected(response, subcode: null, text);
    }

    [TestCase("urn:soap", " in the namespace 'urn:soap'")]
    [TestCase("", " in no namespace")]
    public async Task An_envelope_of_an_unknown_version_gets_a_VersionMismatch_fault(
        string envelopeNamespace, string found)
    {
        var response = await PostAsync($"<Envelope xmlns='{envelopeNamespace}'><Body/></Envelope>");

        AssertFault(
            response,
            500,
            [Version.Envelope + "VersionMismatch"],
            $"Expected an Envelope in the namespace {SoapText.Soap11} (SOAP 1.1) or {SoapText.Soap12} (SOAP 1.2), "
            + $"found one{found}. Use one of the two.");
        Assert.That(
            response.Envelope.Descendants(Version.Envelope + "SupportedEnvelope").Count(),
            Is.EqualTo(Version == WireVersion.Soap12 ? 2 : 0));
    }

    [Test]
    public async Task An_envelope_without_a_Body_is_rejected()
    {
        var response = await PostAsync($"<s:Envelope xmlns:s='{Version.Envelope}'><s:Header/></s:Envelope>");

        AssertRejected(
            response,
            subcode: null,
            $"Expected a Body in the Envelope, in the namespace {Version.Envelope}, found none. "
            + "Put the request into a Body.");
    }

    [TestCase("<s:Body/>")]
    [TestCase("<s:Body></s:Body>")]
    [TestCase("<s:Body> <!-- nothing --> </s:Body>")]
    public async Task An_empty_Body_is_rejected_with_the_list_of_operations(string body)
    {
        var response = await PostAsync($"<s:Envelope xmlns:s='{Version.Envelope}'>{body}</s:Envelope>");

        AssertRejected(
            response,
            WireVersion.ActionNotSupported,
            "Expected the element of an operation in the Body, found none. The operations of User are ");
        Assert.That(response.FaultText, Does.Contain("SaveServiceAuth"));
    }

    [Test]
    public async Task An_unknown_operation_is_rejected_with_the_list_of_operations()
    {
        var response = await PostAsync(Request("SaveServiceAuth", "DropServiceAuth"));

        AssertRejected(
            response,
            WireVersion.ActionNotSupported,
            "User has no operation 'DropServiceAuth', which the Body holds on line 7. Its operations are ");
        Assert.That(response.FaultText, Does.Contain("SaveServiceAuth"));
    }

    [Test]
    public async Task An_operation_in_another_namespace_is_rejected_with_the_expected_namespace()
    {
        var response = await PostAsync(Request("<SaveServiceAuth>", "<SaveServiceAuth xmlns='urn:other'>"));

        AssertRejected(
            response,
            WireVersion.ActionNotSupported,
            $"Expected the element of an operation in the namespace {SoapText.Services86}, found SaveServiceAuth "
            + "in the namespace 'urn:other' on line 7. Use the WSDL of this address.");
    }

    [TestCase("http://www.superoffice.net/ws/crm/NetServer/Services86/User/GetServiceAuth")]
    [TestCase("SaveServiceAuth")]
    public async Task An_action_that_contradicts_the_Body_is_rejected(string action)
    {
        using var request = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request())));
        request.Headers.Add("SOAPAction", $"\"{action}\"");

        var response = await Server.SendAsync(request);

        AssertRejected(
            response,
            WireVersion.ActionNotSupported,
            "The action and the Body contradict each other: "
            + $"expected the action {SoapText.Services86}/User/SaveServiceAuth for the element SaveServiceAuth, found "
            + $"'{action}'. Correct the SOAPAction, or leave it out.");
    }

    [TestCase("abc", "'abc'")]
    [TestCase("", "nothing")]
    [TestCase("2147483648", "'2147483648'")]
    [TestCase("-2147483649", "'-2147483649'")]
    [TestCase("99999999999999999999999999999999999999999999", "'9999999999999999999999999999999999999999…'")]
    [TestCase("9.5", "'9.5'")]
    [TestCase("9,5", "'9,5'")]
    [TestCase("0x10", "'0x10'")]
    public async Task An_invalid_int_is_rejected_with_its_path_and_line(string value, string found)
    {
        var response = await PostAsync(Request("993", value));

        AssertRejected(
            response,
            WireVersion.DeserializationFailed,
            "The element Envelope/Body/SaveServiceAuth/ServiceAuth/Port on line 10 cannot be read: expected a "
            + $"whole number from -2147483648 to 2147483647 (xs:int), found {found}. Correct the element and send "
            + "the request again.");
    }

    [Test]
    public async Task A_quoted_value_is_not_truncated_inside_a_surrogate_pair()
    {
        var response = await PostAsync(Request("993", new string('x', 39) + "😀"));

        Assert.That(response.FaultText, Does.Contain("found 'xxxxx").And.Not.Contain("\uFFFD"));
    }

    [TestCase(
        "<Port>1</Port><Port>2</Port>",
        "Port on line 10 cannot be read: expected it once, found it twice in the same place.")]
    [TestCase("<Port><a/></Port>", "Port on line 10 cannot be read: expected text, found the element a.")]
    [TestCase("<Port>993", "Port on line 11 cannot be read: expected text, found the element Password.")]
    [TestCase("text", "cannot be read: expected elements, found text.")]
    [TestCase(
        "<Port xsi:nil='perhaps' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>",
        "Port on line 10 cannot be read: expected true or false in xsi:nil, found 'perhaps'.")]
    public async Task Content_that_contradicts_the_contract_is_rejected(string content, string text)
    {
        var response = await PostAsync(Request("<Port>993</Port>", content));

        AssertRejected(response, WireVersion.DeserializationFailed, "The element Envelope/Body/SaveServiceAuth/");
        Assert.That(response.FaultText, Does.Contain(text));
    }

    [TestCase("1")]
    [TestCase("true")]
    public async Task An_unknown_header_block_with_mustUnderstand_gets_a_MustUnderstand_fault(string mustUnderstand)
    {
        var response = await PostAsync(Request(
            "<s:Header>", $"<s:Header><Lock xmlns='urn:locks' s:mustUnderstand='{mustUnderstand}'/>"));

        AssertFault(
            response,
            500,
            [Version.Envelope + "MustUnderstand"],
            "The header has blocks with mustUnderstand that this service does not understand: Lock in the "
            + "namespace 'urn:locks'. Leave them out, or send them without mustUnderstand.");
        Assert.That(
            response.Envelope.Descendants(Version.Envelope + "NotUnderstood").Count(),
            Is.EqualTo(Version == WireVersion.Soap12 ? 1 : 0));
    }

    [Test]
    public async Task Header_blocks_after_the_Body_are_checked_for_mustUnderstand_too()
    {
        var response = await PostAsync(Request(
            "</s:Body>", "</s:Body><Lock xmlns='urn:locks' s:mustUnderstand='1'/>"));

        AssertFault(response, 500, [Version.Envelope + "MustUnderstand"], "The header has blocks with mustUnderstand");
    }

    [TestCase("<!DOCTYPE a>")]
    [TestCase("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>")]
    [TestCase("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")]
    [TestCase(
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
        + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>")]
    public async Task A_document_type_declaration_is_rejected(string declaration)
    {
        var response = await PostAsync(Request("<s:Envelope", declaration + "<s:Envelope"));

        AssertFault(
            response,
            Version.SenderStatus,
            Version.SenderCodes(),
            "Expected a SOAP envelope without a document type declaration, found <!DOCTYPE. Leave it out: SOAP "
            + "allows none.");
    }

    [TestCaseSource(nameof(MalformedXml))]
    public async Task Malformed_XML_is_rejected(string old, string replacement, XName? subcode)
    {
        var response = await PostAsync(Request(old, replacement));

        AssertRejected(response, subcode, "The XML cannot be read");
    }

    [TestCase("&#x1;", "U+0001")]
    [TestCase("&#0;", "U+0000")]
    [TestCase("&#xB;", "U+000B")]
    [TestCase("&#xFFFE;", "U+FFFE")]
    [TestCase("&#xD800;", "U+D800")]
    [TestCase("\u0001", null)]
    [TestCase("\uFFFF", null)]
    public async Task A_character_that_XML_does_not_allow_is_rejected(string character, string? named)
    {
        var response = await PostAsync(Request(PasswordEnd, character + PasswordEnd));

        AssertRejected(response, WireVersion.DeserializationFailed, "The ");
        Assert.That(response.FaultText, Does.Contain("Envelope/Body/SaveServiceAuth/ServiceAuth/Password"));
        Assert.That(response.FaultText, Does.Contain(named ?? ""));
    }

    [TestCase(new byte[] { 0xFF })]
    [TestCase(new byte[] { 0xC3 })]
    [TestCase(new byte[] { 0xC0, 0x80 })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 })]
    [TestCase(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    public async Task Bytes_that_are_not_UTF_8_are_rejected(byte[] bytes)
    {
        var request = Request();
        var end = request.IndexOf(PasswordEnd, StringComparison.Ordinal);

        var response = await PostAsync(
            [.. Encoding.UTF8.GetBytes(request[..end]), .. bytes, .. Encoding.UTF8.GetBytes(request[end..])]);

        AssertRejected(
            response,
            WireVersion.DeserializationFailed,
            "The XML cannot be read in Envelope/Body/SaveServiceAuth/ServiceAuth/Password: ");
    }

    [Test]
    public async Task A_truncated_request_is_rejected([Range(0, 1000, 50)] int length)
    {
        var request = Request();

        var response = await PostAsync(request[..Math.Min(length, request.Length - 1)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)response.Status, Is.EqualTo(Version.SenderStatus));
            Assert.That(response.IsFault, Is.True);
        }
    }

    private static IEnumerable<TestCaseData> MalformedXml()
    {
        yield return Malformed("a processing instruction", "<s:Header>", "<?php echo?><s:Header>", null);
        yield return Malformed(
            "a processing instruction in the body", "<Port>", "<?php echo?><Port>", WireVersion.DeserializationFailed);
        yield return Malformed(
            "a start tag without its end", "</SaveServiceAuth>", "", WireVersion.DeserializationFailed);
        yield return Malformed("an end tag of another case", "</Port>", "</port>", WireVersion.DeserializationFailed);
        yield return Malformed(
            "a prefix that is not declared",
            "<Port>993</Port>",
            "<x:Port>993</x:Port>",
            WireVersion.DeserializationFailed);
        yield return Malformed("an entity that is not declared", "993", "&nbsp;", WireVersion.DeserializationFailed);
        yield return Malformed("a bare ampersand", "993", "9 & 3", WireVersion.DeserializationFailed);
        yield return Malformed("an attribute twice", "<Port>", "<Port a='1' a='2'>", WireVersion.DeserializationFailed);
        yield return Malformed("a broken header", "</Ticket>", "</Token>", null);
        yield return Malformed("an element after the envelope", "</s:Envelope>", "</s:Envelope><more/>", null);
        yield return Malformed("text after the envelope", "</s:Envelope>", "</s:Envelope>more", null);
        yield return Malformed("a second declaration", "<s:Header>", "<?xml version='1.0'?><s:Header>", null);
        yield return Malformed(
            "a character reference beyond Unicode", "993", "&#x110000;", WireVersion.DeserializationFailed);
        yield return Malformed(
            "a long character reference", "993", $"&#{new string('9', 400)};", WireVersion.DeserializationFailed);
    }

    private static TestCaseData Malformed(string name, string old, string replacement, XName? subcode) =>
        new TestCaseData(old, replacement, subcode).SetArgDisplayNames(name);
}
