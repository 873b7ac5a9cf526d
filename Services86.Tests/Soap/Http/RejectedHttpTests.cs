using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class RejectedHttpTests(WireVersion version) : RejectionFixture(version)
{
    private const string Path = "/Remote/Services86/User.svc";

    private static readonly string[] Allowed = ["GET", "HEAD", "POST"];

    [TestCase("application/json", "'application/json'")]
    [TestCase("application/xml", "'application/xml'")]
    [TestCase("text/plain; charset=utf-8", "'text/plain'")]
    [TestCase("multipart/related; type=\"application/xop+xml\"; boundary=b", "'multipart/related'")]
    [TestCase("text/xmlx", "'text/xmlx'")]
    [TestCase("", "nothing")]
    [TestCase(null, "nothing")]
    public async Task An_unsupported_media_type_is_rejected_in_SOAP_1_1(string? contentType, string found)
    {
        var response = await Server.PostAsync("User", Encoding.UTF8.GetBytes(Request()), contentType);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
            Assert.That(response.ContentType, Is.EqualTo("text/xml; charset=utf-8"));
            Assert.That(WireVersion.Soap11.CodesOf(response), Is.EqualTo(WireVersion.Soap11.SenderCodes()));
            Assert.That(response.FaultText, Is.EqualTo(
                $"Expected the Content-Type text/xml (SOAP 1.1) or application/soap+xml (SOAP 1.2), found {found}. "
                + "Use one of the two."));
        }
    }

    [Test]
    public async Task An_unknown_charset_is_rejected()
    {
        var response = await Server.PostAsync("User", Request(), $"{Version.MediaType}; charset=ebcdic");

        AssertRejected(
            response,
            subcode: null,
            "The envelope cannot be read: expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII, found 'ebcdic' as the "
            + "charset of the Content-Type. Send UTF-8.",
            status: 415);
    }

    [Test]
    public async Task An_unknown_encoding_in_the_XML_declaration_is_rejected()
    {
        var response = await Server.PostAsync("User", Request("\"utf-8\"", "\"koi8-r\""), Version.MediaType);

        AssertRejected(
            response,
            subcode: null,
            "The envelope cannot be read: expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII, found 'koi8-r' as the "
            + "XML declaration.",
            status: 415);
    }

    [TestCase("br")]
    [TestCase("compress")]
    [TestCase("gzip, br")]
    [TestCase("x-unknown")]
    public async Task An_unknown_content_coding_is_rejected(string coding)
    {
        var response = await PostAsync(Encoding.UTF8.GetBytes(Request()), coding);

        AssertRejected(
            response,
            subcode: null,
            $"The envelope cannot be read: expected the Content-Encoding gzip, deflate or none, found '{coding}'. "
            + "Use one of these.",
            status: 415);
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    public async Task Bytes_that_contradict_the_Content_Encoding_are_rejected(string coding)
    {
        var response = await PostAsync(Encoding.UTF8.GetBytes(Request()), coding);

        AssertRejected(
            response,
            subcode: null,
            "The envelope cannot be read: the bytes are not of the Content-Encoding that the request names. "
            + "Correct one of them.");
    }

    [Test]
    public async Task A_damaged_gzip_body_is_rejected([Range(0, 300, 25)] int offset)
    {
        var body = GZip.Compress(Encoding.UTF8.GetBytes(Request()));
        body[Math.Min(offset, body.Length - 5)] ^= 0xFF;

        var response = await PostAsync(body, "gzip");

        Assert.That((int)response.Status, Is.EqualTo(Version.SenderStatus));
    }

    [TestCase("gzip")]
    [TestCase(null)]
    public async Task A_gzip_body_that_is_truncated_or_undeclared_is_rejected(string? coding)
    {
        var body = GZip.Compress(Encoding.UTF8.GetBytes(Request()));

        var response = await PostAsync(body[..(body.Length / 2)], coding);

        AssertRejected(response, subcode: null, "The ");
    }

    [Test]
    public async Task A_body_with_malformed_chunks_is_rejected()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var response = await connection.SendAsync(
            [.. Head("Transfer-Encoding: chunked"), .. "5\r\n<Enve\r\nlope\r\n"u8]);

        AssertRejected(response.Soap, subcode: null, "The request did not arrive whole: ", status: 400);
    }

    [TestCaseSource(nameof(Disconnections))]
    public async Task A_client_that_disconnects_during_its_request_causes_no_error(Action<RawHttpConnection> disconnect)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var started = Server.Log.NextAsync("Request starting");
        await connection.WriteAsync([.. Head("Content-Length: 1000"), .. "<Envelope"u8]);
        await started;
        var finished = Server.Log.NextAsync("Request finished");

        disconnect(connection);
        await finished;
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    [TestCase("PATCH")]
    [TestCase("TRACE")]
    [TestCase("MKCOL")]
    public async Task Other_methods_are_rejected_with_the_allowed_methods(string method)
    {
        using var request = NewRequest(new ByteArrayContent([]));
        request.Method = new HttpMethod(method);

        using var response = await Server.Http.SendAsync(request);
        var reply = await SoapHttpAnswer.ReadAsync(response);

        AssertRejected(
            reply,
            subcode: null,
            $"Expected POST with a SOAP envelope, or GET for the help page, found {method}. Use one of these.",
            status: 405);
        Assert.That(response.Content.Headers.Allow, Is.EquivalentTo(Allowed));
    }

    [Test]
    public async Task HEAD_gets_the_headers_of_GET_without_a_body()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var head = await connection.SendHeadAsync(Encoding.ASCII.GetBytes($"HEAD {Path} HTTP/1.1\r\nHost: x\r\n\r\n"));
        var get = await connection.SendAsync(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: x\r\n\r\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(head.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(get.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(head.Header("Content-Type"), Is.EqualTo(get.Header("Content-Type")));
            Assert.That(head.Header("Content-Length"), Is.EqualTo(get.Header("Content-Length")));
            Assert.That(get.Body, Is.Not.Empty);
        }
    }

    [TestCase("GET", "EMails")]
    [TestCase("POST", "EMails")]
    [TestCase("POST", "")]
    public async Task An_unknown_service_is_rejected_with_the_list_of_services(string method, string service)
    {
        using var request = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request())));
        request.Method = new HttpMethod(method);
        request.RequestUri = new Uri($"/Cust12345/Remote/Services86/{service}.svc?wsdl", UriKind.Relative);

        var response = await Server.SendAsync(request);

        AssertRejected(response, subcode: null, $"There is no service {service} here. The services are ", status: 404);
        Assert.That(response.FaultText, Does.Contain("SoPrincipal.svc").And.Contain("User.svc"));
    }

    [TestCase("/Remote/Services86/%01%3C%26.svc")]
    [TestCase("/Remote/Services86/%EF%BF%BF.svc")]
    [TestCase("/Remote/Services86/%ED%A0%80.svc")]
    public async Task Special_characters_in_the_path_do_not_break_the_fault(string path)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var response = await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {Version.ContentType}\r\nContent-Length: 0\r\n\r\n"));

        AssertRejected(response.Soap, subcode: null, "There is no service ", status: 404);
    }

    [TestCase("/")]
    [TestCase("/Remote/Services86")]
    [TestCase("/Remote/Services85/User.svc")]
    [TestCase("/Remote/Services86/User")]
    [TestCase("/Remote/Services86/User.svc/more")]
    [TestCase("/User.svc")]
    public async Task An_unknown_path_gets_404(string path)
    {
        using var request = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request())));
        request.RequestUri = new Uri(path, UriKind.Relative);

        using var response = await Server.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static IEnumerable<TestCaseData> Disconnections()
    {
        yield return new TestCaseData((RawHttpConnection c) => c.Reset()).SetArgDisplayNames("reset");
        yield return new TestCaseData((RawHttpConnection c) => c.EndRequest()).SetArgDisplayNames("end");
    }

    private byte[] Head(string header) => Encoding.ASCII.GetBytes(
        $"POST {Path} HTTP/1.1\r\nHost: x\r\nContent-Type: {Version.ContentType}\r\n{header}\r\n\r\n");
}
