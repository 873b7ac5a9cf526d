using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class CapturedClientTests : ServerFixture
{
    private const string Password = "p&<>\"'æøå€😀 ]]>";
    private const string WsAddressing = "http://www.w3.org/2005/08/addressing";
    private const string SoapAction =
        "SOAPAction: \"http://www.superoffice.net/ws/crm/NetServer/Services86/User/SaveServiceAuth\"\r\n";

    private static readonly string[][] Captures =
    [
        ["php-soap", "text/xml", SoapText.Soap11],
        ["nusoap-soagent", "text/xml", SoapText.Soap11],
        ["zeep", "text/xml", SoapText.Soap11],
        ["mono-svcutil", "text/xml", SoapText.Soap11],
        ["curl-doc", "text/xml", SoapText.Soap12],
        ["curl-doc12", "application/soap+xml", SoapText.Soap12],
    ];

    private readonly HashSet<int> _ids = [];
    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        _ticket = await Server.LogInAsync();
        Secret(Password);
    }

    [TestCaseSource(nameof(Captures))]
    public async Task A_recorded_request_gets_a_response_in_its_SOAP_version(
        string capture, string mediaType, string envelopeNamespace)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var response = await connection.SendAsync(Captured(capture).ToBytes());

        AssertSaved(response, envelopeNamespace);
        Assert.That(response.Header("Content-Type"), Is.EqualTo($"{mediaType}; charset=utf-8"));
    }

    [Test]
    public void Every_capture_is_replayed()
    {
        var captures = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Soap", "Http", "Captures"))
            .Select(Path.GetFileNameWithoutExtension);

        Assert.That(captures, Is.EquivalentTo(Captures.Select(row => row[0])));
    }

    [Test]
    public async Task The_connection_of_an_HTTP_1_0_client_is_closed_after_the_response()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var response = await connection.SendAsync(Captured("nusoap-soagent").ToBytes());

        AssertSaved(response);
        Assert.That(await connection.IsClosedAsync(), Is.True);
    }

    [Test]
    public async Task Consecutive_requests_can_share_a_connection()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var request = Captured("php-soap").ToBytes();

        var first = await connection.SendAsync(request);
        var second = await connection.SendAsync(request);

        AssertSaved(first);
        AssertSaved(second);
    }

    [Test]
    public async Task A_connection_stays_open_after_a_fault()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var fault = await connection.SendAsync(Captured("php-soap").WithText(">993<", ">many<").ToBytes());
        var response = await connection.SendAsync(Captured("php-soap").ToBytes());

        Assert.That(fault.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        AssertSaved(response);
    }

    [Test]
    public async Task Pipelined_requests_get_their_responses_in_order()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var request = Captured("php-soap").ToBytes();

        var first = await connection.SendAsync([.. request, .. request]);
        var second = await connection.ReadAsync();

        AssertSaved(first);
        AssertSaved(second);
        Assert.That(
            second.Soap.Number("ServiceAuthId"), Is.GreaterThan(first.Soap.Number("ServiceAuthId")));
    }

    [TestCaseSource(nameof(Variations))]
    public async Task Variations_of_a_request_are_accepted(Func<CapturedRequest, CapturedRequest> vary)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var response = await connection.SendAsync(vary(Captured("php-soap")).ToBytes());

        AssertSaved(response);
    }

    [Test]
    public async Task Members_of_value_types_can_be_absent()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var request = Captured("php-soap")
            .WithText("<ns1:ServiceAuthId>0</ns1:ServiceAuthId>", "")
            .WithText("<ns1:Port>993</ns1:Port>", "");

        var response = (await connection.SendAsync(request.ToBytes())).Soap;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Succeeded, Is.True, response.Text);
            Assert.That(response.Number("ServiceAuthId"), Is.GreaterThan(0));
            Assert.That(response.Number("Port"), Is.Zero);
            Assert.That(response.Value("Password"), Is.EqualTo(Password));
        }
    }

    [Test]
    public async Task A_SOAPAction_header_is_accepted_with_the_media_type_of_SOAP_1_2()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var request = Captured("curl-doc").WithHead("text/xml", "application/soap+xml");

        var response = await connection.SendAsync(request.ToBytes());

        AssertSaved(response, SoapText.Soap12);
        Assert.That(response.Header("Content-Type"), Is.EqualTo("application/soap+xml; charset=utf-8"));
    }

    [TestCase("/remote/services86/user.svc")]
    [TestCase("/REMOTE/SERVICES86/USER.SVC")]
    [TestCase("/Remote/Services86/User.svc")]
    [TestCase("/Remote/Services86/User.svc/")]
    [TestCase("/Cust12345/Remote/Services86/User.svc/")]
    [TestCase("/a/b/c/Remote/Services86/User.svc")]
    [TestCase("http://soap.example.com/Cust12345/Remote/Services86/User.svc")]
    [TestCase("/Remote/Services86/User.svc?any=query")]
    public async Task Equivalent_addresses_are_accepted(string target)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var request = Captured("php-soap").WithHead("/Cust12345/Remote/Services86/User.svc", target);

        var response = await connection.SendAsync(request.ToBytes());

        AssertSaved(response);
    }

    private static IEnumerable<TestCaseData> Variations()
    {
        yield return Variation("chunks", r => r.Chunked(100));
        yield return Variation("chunks of one byte", r => r.Chunked(1));
        yield return Variation(
            "Connection TE, close", r => r.WithHead("Connection: Keep-Alive", "Connection: TE, close\r\nTE: trailers"));
        yield return Variation(
            "Expect 100-continue", r => r.WithHead("Connection: Keep-Alive", "Expect: 100-continue"));
        yield return Variation("ISO-8859-1", r => r
            .WithHead("charset=utf-8", "charset=ISO-8859-1")
            .WithText("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
            .WithText("€😀", "&#x20AC;&#x1F600;")
            .InEncoding(Encoding.Latin1));
        yield return Variation(
            "SOAPAction without quotes",
            r => r.WithHead(SoapAction, SoapAction.Replace("\"", "", StringComparison.Ordinal)));
        yield return Variation("no SOAPAction", r => r.WithHead(SoapAction, ""));
        yield return Variation("an empty SOAPAction", r => r.WithHead(SoapAction, "SOAPAction:\r\n"));
        yield return Variation("a SOAPAction of two quotes", r => r.WithHead(SoapAction, "SOAPAction: \"\"\r\n"));
        yield return Variation("a quoted charset", r => r.WithHead("charset=utf-8", "charset=\"UTF-8\""));
        yield return Variation("no charset", r => r.WithHead("; charset=utf-8", ""));
        yield return Variation(
            "no XML declaration", r => r.WithText("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""));
        yield return Variation("mustUnderstand on its headers", r => r
            .WithText("<ns1:ApplicationToken>", "<ns1:ApplicationToken SOAP-ENV:mustUnderstand=\"1\">")
            .WithText("<ns1:Credentials>", "<ns1:Credentials SOAP-ENV:mustUnderstand=\"1\">"));
        yield return Variation("mandatory WS-Addressing headers", r => r.WithText(
            "</SOAP-ENV:Header>",
            $"""
            <a:Action xmlns:a="{WsAddressing}" SOAP-ENV:mustUnderstand="1">urn:any</a:Action>
            <a:MessageID xmlns:a="{WsAddressing}">urn:uuid:1</a:MessageID>
            <a:To xmlns:a="{WsAddressing}" SOAP-ENV:mustUnderstand="1">http://x/</a:To></SOAP-ENV:Header>
            """));
        yield return Variation("a nil TimeZone", r => r.WithText(
            "</SOAP-ENV:Header>", $"<ns1:TimeZone xsi:nil=\"true\" xmlns:xsi=\"{SoapText.Xsi}\"/></SOAP-ENV:Header>"));
        yield return Variation("nil TableRight and FieldProperties", r => r.WithText(
            "<ns1:ServiceAuth>",
            $"<ns1:ServiceAuth xmlns:xsi=\"{SoapText.Xsi}\"><ns1:TableRight xsi:nil=\"1\"/>"
            + "<ns1:FieldProperties xsi:nil=\"true\"/>"));
        yield return Variation("encodingStyle", r => r
            .WithText(
                "<SOAP-ENV:Envelope ",
                "<SOAP-ENV:Envelope SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\" ")
            .WithText("<ns1:SaveServiceAuth>", "<ns1:SaveServiceAuth SOAP-ENV:encodingStyle=\"\">"));
        yield return Variation("white space between elements", r => r.WithText("><", ">\r\n\t <"));
        yield return Variation("comments between elements", r => r.WithText("><ns1:", "><!-- any --><ns1:"));
        yield return Variation("unknown elements", r => r.WithText(
            "<ns1:Port>", "<ns1:Unknown><ns1:Port>1</ns1:Port></ns1:Unknown><ns1:Port>"));
    }

    private static TestCaseData Variation(string name, Func<CapturedRequest, CapturedRequest> vary) =>
        new TestCaseData(vary).SetArgDisplayNames(name);

    private CapturedRequest Captured(string name) => CapturedRequest.Load(name).WithTicket(_ticket);

    private void AssertSaved(RawHttpAnswer response, string envelopeNamespace = SoapText.Soap11)
    {
        var soap = response.Soap;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK), soap.Text);
            Assert.That(soap.Envelope.Name.NamespaceName, Is.EqualTo(envelopeNamespace));
            Assert.That(soap.Succeeded, Is.True, soap.Text);
            Assert.That(_ids.Add(soap.Number("ServiceAuthId")), Is.True, "a new id");
            Assert.That(soap.Value("Server"), Is.EqualTo("imap.example.com"));
            Assert.That(soap.Value("Password"), Is.EqualTo(Password));
            Assert.That(response.Content.AsSpan().IndexOf("😀"u8), Is.GreaterThan(0), "raw UTF-8");
        }
    }
}
