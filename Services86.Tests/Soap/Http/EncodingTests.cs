using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class EncodingTests : ServerFixture
{
    private const string Password = "p&<>\"'æøå€😀 ]]>";

    private static readonly string[] GZipOnly = ["gzip"];

    private string _envelope = null!;

    [OneTimeSetUp]
    public async Task LogIn() =>
        _envelope = SoapText.SaveServiceAuth(await Server.LogInAsync(), SoapText.Element("Password", Secret(Password)));

    [TestCaseSource(nameof(Encodings))]
    public async Task Requests_in_supported_encodings_get_responses_in_UTF_8(
        Encoding encoding, bool hasMark, string? declared, string contentType)
    {
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n";
        byte[] mark = hasMark ? encoding.GetPreamble() : [];

        var response = await Server.PostAsync(
            "User", [.. mark, .. encoding.GetBytes(declaration + _envelope)], contentType);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK), response.Text);
            Assert.That(response.ContentType, Is.EqualTo("text/xml; charset=utf-8"));
            Assert.That(response.Value("Password"), Is.EqualTo(Password));
            Assert.That(response.Text, Does.StartWith("<s:Envelope"), "no byte order mark");
        }
    }

    [TestCase("text/xml; charset=ISO-8859-1", null)]
    [TestCase("text/xml; charset=iso-8859-1", "ISO-8859-1")]
    [TestCase("text/xml; charset=\"iso-8859-1\"", "utf-8")]
    [TestCase("text/xml; charset=latin1", null)]
    [TestCase("text/xml", "ISO-8859-1")]
    [TestCase("text/xml", "iso-8859-1")]
    public async Task ISO_8859_1_is_read(string contentType, string? declared)
    {
        var declaration = declared is null ? "" : $"<?xml version='1.0' encoding='{declared}'?>";
        var envelope = declaration + _envelope.Replace("€😀", "&#x20AC;&#128512;", StringComparison.Ordinal);

        var response = await Server.PostAsync("User", Encoding.Latin1.GetBytes(envelope), contentType);

        Assert.That(response.Value("Password"), Is.EqualTo(Password));
    }

    [Test]
    public async Task The_charset_of_the_Content_Type_overrides_the_XML_declaration()
    {
        var envelope = "<?xml version='1.0' encoding='ISO-8859-1'?>" + _envelope;

        var response = await Server.PostAsync("User", envelope, "text/xml; charset=utf-8");

        Assert.That(response.Value("Password"), Is.EqualTo(Password));
    }

    [TestCase("gzip")]
    [TestCase("GZIP")]
    public async Task A_gzip_request_is_read(string coding)
    {
        using var request = NewRequest(GZip.Compress(Encoding.UTF8.GetBytes(_envelope)));
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", coding);

        var response = await Server.SendAsync(request);

        Assert.That(response.Value("Password"), Is.EqualTo(Password));
    }

    [TestCase("gzip")]
    [TestCase("gzip, deflate")]
    [TestCase("deflate, gzip;q=0.5")]
    public async Task A_client_that_accepts_gzip_gets_a_gzip_response(string accepted)
    {
        using var request = NewRequest(Encoding.UTF8.GetBytes(_envelope));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await Server.Http.SendAsync(request);
        var compressed = await response.Content.ReadAsByteArrayAsync();

        var reply = new SoapHttpAnswer(
            response.StatusCode, null, Encoding.UTF8.GetString(GZip.Decompress(compressed)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(GZipOnly));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(reply.Value("Password"), Is.EqualTo(Password));
        }
    }

    [Test]
    public async Task A_gzip_response_decompresses_to_the_plain_response()
    {
        var plain = await Server.Http.GetByteArrayAsync(new Uri("/Remote/Services86/User.svc?wsdl", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Remote/Services86/User.svc?wsdl");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");

        using var response = await Server.Http.SendAsync(request);
        var compressed = await response.Content.ReadAsByteArrayAsync();

        Assert.That(compressed, Has.Length.LessThan(plain.Length / 4));
        Assert.That(GZip.Decompress(compressed), Is.EqualTo(plain));
    }

    [TestCase(null)]
    [TestCase("identity")]
    [TestCase("gzip;q=0")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_client_that_does_not_accept_gzip_gets_plain_text_with_Content_Length(string? accepted)
    {
        using var request = NewRequest(Encoding.UTF8.GetBytes(_envelope));
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        using var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = await response.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content.Headers.ContentEncoding, Is.Empty);
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(Encoding.UTF8.GetByteCount(text)));
            Assert.That(text, Does.StartWith("<s:Envelope"));
        }
    }

    private static IEnumerable<TestCaseData> Encodings()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        var little = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
        var big = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);
        (string Name, Encoding Encoding, string Declared, string[] Charsets)[] encodings =
        [
            ("UTF-8", utf8, "utf-8", ["utf-8", "UTF8"]),
            ("UTF-16LE", little, "utf-16", ["utf-16", "utf-16le"]),
            ("UTF-16BE", big, "UTF-16", ["UTF-16", "UTF-16BE"]),
        ];
        foreach (var (name, encoding, declared, charsets) in encodings)
        {
            foreach (var hasMark in new[] { true, false })
            {
                foreach (var charset in charsets.Select(c => "; charset=" + c).Append(""))
                {
                    foreach (var declaration in new[] { declared, null })
                    {
                        var contentType = "text/xml" + charset;
                        yield return new TestCaseData(encoding, hasMark, declaration, contentType).SetArgDisplayNames(
                            name, hasMark ? "mark" : "no mark", declaration ?? "no declaration", contentType);
                    }
                }
            }
        }
    }

    private static HttpRequestMessage NewRequest(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/Remote/Services86/User.svc")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/xml; charset=utf-8");
        return request;
    }
}
