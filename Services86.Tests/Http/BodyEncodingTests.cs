using System.Text;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Http;

internal sealed class BodyEncodingTests
{
    private const string Text = "<a>æøå€😀</a>";
    private const string Latin = "<a>æøå</a>";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);

    private static IEnumerable<TestCaseData> SupportedEncodings()
    {
        yield return new TestCaseData(Utf8, false, null).SetArgDisplayNames("UTF-8");
        yield return new TestCaseData(Utf8, false, "utf-8").SetArgDisplayNames("UTF-8, charset utf-8");
        yield return new TestCaseData(Utf8, false, "UTF8").SetArgDisplayNames("UTF-8, charset UTF8");
        yield return new TestCaseData(Utf8, true, null).SetArgDisplayNames("UTF-8 with mark");
        yield return new TestCaseData(Utf8, true, "iso-8859-1")
            .SetArgDisplayNames("UTF-8 with mark, charset iso-8859-1");
        yield return new TestCaseData(Utf8, true, "utf-16").SetArgDisplayNames("UTF-8 with mark, charset utf-16");
        yield return new TestCaseData(Utf8, true, "nonsense").SetArgDisplayNames("UTF-8 with mark, unknown charset");
        yield return new TestCaseData(Utf16, true, null).SetArgDisplayNames("UTF-16LE with mark");
        yield return new TestCaseData(Utf16, true, "utf-8").SetArgDisplayNames("UTF-16LE with mark, charset utf-8");
        yield return new TestCaseData(Utf16, true, "utf-16").SetArgDisplayNames("UTF-16LE with mark, charset utf-16");
        yield return new TestCaseData(Utf16, false, null).SetArgDisplayNames("UTF-16LE");
        yield return new TestCaseData(Utf16, false, "utf-16").SetArgDisplayNames("UTF-16LE, charset utf-16");
        yield return new TestCaseData(Utf16, false, "UTF-16LE").SetArgDisplayNames("UTF-16LE, charset UTF-16LE");
        yield return new TestCaseData(Utf16BigEndian, true, null).SetArgDisplayNames("UTF-16BE with mark");
        yield return new TestCaseData(Utf16BigEndian, true, "utf-16le")
            .SetArgDisplayNames("UTF-16BE with mark, charset utf-16le");
        yield return new TestCaseData(Utf16BigEndian, false, null).SetArgDisplayNames("UTF-16BE");
        yield return new TestCaseData(Utf16BigEndian, false, "utf-16").SetArgDisplayNames("UTF-16BE, charset utf-16");
        yield return new TestCaseData(Utf16BigEndian, false, "utf-16be")
            .SetArgDisplayNames("UTF-16BE, charset utf-16be");
    }

    [TestCaseSource(nameof(SupportedEncodings))]
    public void A_supported_encoding_is_converted_to_UTF_8(Encoding encoding, bool hasMark, string? charset)
    {
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Assert.That(Convert(bytes, charset), Is.EqualTo(Text));
    }

    [TestCase("iso-8859-1")]
    [TestCase("ISO-8859-1")]
    [TestCase("latin1")]
    public void ISO_8859_1_is_recognized_by_the_charset(string charset)
    {
        Assert.That(Convert(Encoding.Latin1.GetBytes(Latin), charset), Is.EqualTo(Latin));
    }

    [TestCase("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>")]
    [TestCase("<?xml version='1.0' encoding = 'iso-8859-1' standalone='yes' ?>")]
    [TestCase("<?xml\tversion='1.0'\n encoding='latin1'?>")]
    public void ISO_8859_1_is_recognized_by_the_XML_declaration(string declaration)
    {
        Assert.That(Convert(Encoding.Latin1.GetBytes(declaration + Latin), charset: null).Trim(), Is.EqualTo(Latin));
    }

    [TestCase("utf-8")]
    [TestCase("us-ascii")]
    public void The_charset_overrides_the_XML_declaration(string charset)
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?>" + Text);

        Assert.That(Convert(bytes, charset).Trim(), Is.EqualTo(Text));
    }

    [Test]
    public void Text_that_looks_like_a_declaration_does_not_set_the_encoding()
    {
        const string Xml = "<a>encoding='iso-8859-1' ?> æ</a>";

        Assert.That(Convert(Encoding.UTF8.GetBytes(Xml), charset: null), Is.EqualTo(Xml));
    }

    [Test]
    public void A_declaration_that_matches_the_UTF_16_bytes_is_accepted()
    {
        var bytes = Utf16.GetBytes("<?xml version='1.0' encoding='utf-16'?>" + Text);

        Assert.That(Convert(bytes, charset: null).Trim(), Is.EqualTo(Text));
    }

    [TestCase("windows-1252", "windows-1252")]
    [TestCase("utf-7", "utf-7")]
    [TestCase("utf-32", "utf-32")]
    [TestCase("x", "x")]
    public void An_unknown_charset_is_rejected(string charset, string found)
    {
        Assert.That(
            () => Convert("<a/>"u8.ToArray(), charset),
            Refuses.With(
                RequestRejection.UnsupportedMediaType,
                $"The envelope cannot be read: expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII, found '{found}' as "
                + "the charset of the Content-Type. Send UTF-8."));
    }

    [Test]
    public void An_unknown_declared_encoding_is_rejected()
    {
        Assert.That(
            () => Convert("<?xml version='1.0' encoding='EBCDIC'?><a/>"u8.ToArray(), charset: null),
            Refuses.With(
                RequestRejection.UnsupportedMediaType,
                "The envelope cannot be read: expected UTF-8, UTF-16, ISO-8859-1 or US-ASCII, found 'EBCDIC' as "
                + "the XML declaration. Send UTF-8."));
    }

    [Test]
    public void Bytes_that_contradict_the_declared_UTF_16_are_rejected()
    {
        Assert.That(
            () => Convert("<a/>"u8.ToArray(), "utf-16"),
            Refuses.With(
                RequestRejection.NotXml,
                "The envelope cannot be read: the charset of the Content-Type says UTF-16, "
                + "but the bytes are not UTF-16. Correct one of them."));
        Assert.That(
            () => Convert("<?xml version='1.0' encoding='utf-16'?><a/>"u8.ToArray(), charset: null),
            Refuses.With(
                RequestRejection.NotXml,
                "The envelope cannot be read: the XML declaration says UTF-16, but the bytes are not UTF-16. "
                + "Correct one of them."));
    }

    [TestCase(new byte[] { (byte)'<', 0, 0x00, 0xD8, (byte)'a', 0 }, "utf-16")]
    [TestCase(new byte[] { 0, (byte)'<', 0xDC, 0x00 }, "utf-16BE")]
    [TestCase(new byte[] { (byte)'<', 0, (byte)'a' }, "utf-16")]
    public void Invalid_UTF_16_is_rejected(byte[] bytes, string name)
    {
        Assert.That(
            () => Convert(bytes, charset: null),
            Throws.TypeOf<RequestRejectedException>()
                .With.Property(nameof(RequestRejectedException.Rejection)).EqualTo(RequestRejection.NotXml)
                .And.Message.Match(
                    $"^The envelope cannot be read: the bytes from \\d+ on are not {name}\\. Send UTF-8\\.$"));
    }

    [TestCase(new byte[] { 0xFF })]
    [TestCase(new byte[] { 0xE6 })]
    [TestCase(new byte[] { 0xC0, 0x80 })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Invalid_UTF_8_is_rejected_by_the_envelope_reader(byte[] bytes)
    {
        byte[] envelope =
        [
            .. "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>"u8,
            .. "<s:Body><SaveServiceAuth><ServiceAuth><Server>"u8,
            .. bytes,
            .. "</Server></ServiceAuth></SaveServiceAuth></s:Body></s:Envelope>"u8,
        ];

        Assert.That(
            () => Envelopes.Read(envelope, charset: null),
            Refuses.Beginning(
                RequestRejection.InvalidContent,
                "The XML cannot be read in Envelope/Body/SaveServiceAuth/ServiceAuth/Server: "));
    }

    [TestCase("<?xml version='1.0'?><a/>", "                     <a/>")]
    [TestCase("<?xml version='1.0'\n  encoding='utf-8'?>\n<a/>", "                   \n                    \n<a/>")]
    [TestCase("\r\n <?xml version='1.0'?><a/>", "\r\n                      <a/>")]
    [TestCase("<?xml-stylesheet href='a'?><a/>", "<?xml-stylesheet href='a'?><a/>")]
    [TestCase("<?xml ", "<?xml ")]
    [TestCase("<a/>", "<a/>")]
    [TestCase("", "")]
    public void The_XML_declaration_is_replaced_by_spaces_and_line_breaks_stay(string xml, string expected)
    {
        Assert.That(Convert(Encoding.UTF8.GetBytes(xml), "utf-8"), Is.EqualTo(expected));
    }

    [Test]
    public void A_fault_has_the_line_number_of_the_original_bytes()
    {
        const string Envelope = """
            <?xml version="1.0"
              encoding="utf-16"?>
            <s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>
              <s:Body><GetServiceAuth>
                <ServiceAuthId>x</ServiceAuthId></GetServiceAuth></s:Body></s:Envelope>
            """;

        Assert.That(
            () => Envelopes.Read(Utf16.GetBytes(Envelope), charset: null),
            Refuses.Content(
                "Envelope/Body/GetServiceAuth/ServiceAuthId",
                5,
                "a whole number from -2147483648 to 2147483647 (xs:int)",
                "'x'"));
    }

    private static string Convert(byte[] bytes, string? charset)
    {
        using var envelope = Envelopes.Convert(bytes, charset);
        return Encoding.UTF8.GetString(envelope.Span);
    }
}
