using System.Text;
using System.Xml;
using System.Xml.Linq;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class TextTests
{
    private const int Seed = 86;

    [TestCase("")]
    [TestCase("p&<>\"'æøå€😀 ]]>")]
    [TestCase("  leading and trailing  ")]
    [TestCase(" ")]
    [TestCase("\n")]
    [TestCase("line\nline\ttab")]
    [TestCase("carriage\rreturn\r\nand both")]
    [TestCase("&amp;lt; &#x41; <![CDATA[x]]>")]
    [TestCase("\u0085\u00A0\u2028\uD7FF\uE000\uFFFD")]
    [TestCase("\U0001F600\U0010FFFD")]
    [TestCase("{0} %s $1 \\n")]
    public void A_text_survives_a_round_trip(string text)
    {
        var written = WireElement.Write(text);

        Assert.That(WireElement.Read<string>(written), Is.EqualTo(text));
        Assert.That(Parse(written), Is.EqualTo(text));
    }

    [Test]
    public void A_long_text_survives_a_round_trip()
    {
        var text = string.Concat(Enumerable.Repeat("pæß😀&<", 64 * 1024 / 8));

        Assert.That(WireElement.Read<string>(WireElement.Write(text)), Is.EqualTo(text));
    }

    [TestCase("&lt;&gt;&amp;&quot;&apos;", "<>&\"'")]
    [TestCase("&#65;&#x42;&#x1F600;", "AB😀")]
    [TestCase("&#xD83D;&#xDE00;", "😀")]
    [TestCase("a\r\nb\rc", "a\nb\nc")]
    [TestCase("a&#xD;&#xA;b", "a\r\nb")]
    [TestCase("<![CDATA[ <a> ]]]]><![CDATA[> ]]>", " <a> ]]> ")]
    [TestCase(" <!-- a --> ", "  ")]
    public void References_line_breaks_CDATA_and_comments_are_resolved(string content, string expected)
    {
        Assert.That(WireElement.ReadContent<string>(content), Is.EqualTo(expected));
    }

    [TestCase("xsd:base64Binary")]
    [TestCase("SOAP-ENC:base64")]
    [TestCase("base64Binary")]
    public void A_text_with_a_Base64_xsi_type_is_decoded(string type)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("p&æ😀"));

        Assert.That(ReadWithType(type, encoded), Is.EqualTo("p&æ😀"));
    }

    [Test]
    public void A_text_with_another_xsi_type_is_not_decoded()
    {
        Assert.That(ReadWithType("xsd:string", "cCY="), Is.EqualTo("cCY="));
    }

    [TestCase("p&amp;", "'p&'")]
    [TestCase("/w==", "'/w=='")]
    [TestCase("AQ==", "'AQ=='")]
    public void An_invalid_text_with_a_Base64_xsi_type_is_rejected(string content, string found)
    {
        Assert.That(
            () => ReadWithType("xsd:base64Binary", content),
            Refuses.Content("String", 1, "text in UTF-8 and Base64, as its xsi:type says", found));
    }

    [TestCase("&#x1;", "U+0001 at place 1")]
    [TestCase("abc&#0;", "U+0000 at place 4")]
    [TestCase("ab&#x1F;c", "U+001F at place 3")]
    [TestCase("&#xFFFE;", "U+FFFE at place 1")]
    [TestCase("&#xFFFF;", "U+FFFF at place 1")]
    public void A_reference_to_a_character_that_XML_does_not_allow_is_rejected(string content, string found)
    {
        Assert.That(
            () => WireElement.ReadContent<string>(content),
            Refuses.Content("String", 1, "characters that XML 1.0 allows", found));
    }

    [TestCase("&#xD800;")]
    [TestCase("&#xDC00;")]
    [TestCase("&#x110000;")]
    [TestCase("&nbsp;")]
    [TestCase("a & b")]
    [TestCase("]]>")]
    public void A_text_that_is_not_well_formed_is_rejected(string content)
    {
        Assert.That(
            () => WireElement.ReadContent<string>(content),
            Throws.TypeOf<XmlException>().Or.TypeOf<RequestRejectedException>());
    }

    [TestCase(new byte[] { 0x01 })]
    [TestCase(new byte[] { 0x00 })]
    [TestCase(new byte[] { 0x1F })]
    [TestCase(new byte[] { 0xEF, 0xBF, 0xBE })]
    [TestCase(new byte[] { 0xEF, 0xBF, 0xBF })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 })]
    [TestCase(new byte[] { 0xC0, 0x80 })]
    [TestCase(new byte[] { 0xFF })]
    [TestCase(new byte[] { 0xE2, 0x82 })]
    public void Bytes_that_are_not_XML_text_are_rejected(byte[] bytes)
    {
        byte[] xml = [.. "<String>a"u8, .. bytes, .. "b</String>"u8];

        Assert.That(() => WireElement.Read<string>(xml), Throws.InstanceOf<XmlException>());
    }

    [TestCase("a\u0000b", "a\uFFFDb")]
    [TestCase("\u0001\u0008\u000B\u000C\u000E\u001F", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [TestCase("a\uFFFE\uFFFFb", "a\uFFFD\uFFFDb")]
    public void A_character_that_XML_does_not_allow_is_replaced_when_written(string text, string expected)
    {
        Assert.That(Parse(WireElement.Write(text)), Is.EqualTo(expected));
    }

    [Test]
    public void An_unpaired_surrogate_is_replaced_when_written()
    {
        Assert.That(Parse(WireElement.Write("a\uD83Db")), Is.EqualTo("a\uFFFDb"));
        Assert.That(Parse(WireElement.Write("\uDE00\uD83D")), Is.EqualTo("\uFFFD\uFFFD"));
        Assert.That(Parse(WireElement.Write("\uD83D\uD83D\uDE00")), Is.EqualTo("\uFFFD\U0001F600"));
    }

    [Test]
    public void Random_texts_are_written_as_well_formed_XML()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 5000; round++)
        {
            var text = RandomText(random);

            var parsed = Parse(WireElement.Write(text));

            Assert.That(parsed, Is.EqualTo(Replaced(text)), $"round {round}: {Escaped(text)}");
        }
    }

    [Test]
    public void Random_texts_in_members_survive_a_round_trip()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 1000; round++)
        {
            var text = RandomText(random);

            var read = WireElement.Read<ServiceAuth>(
                WireElement.Write(new ServiceAuth { Password = text, Server = text }));

            Assert.That(read.Password, Is.EqualTo(Replaced(text)), $"round {round}: {Escaped(text)}");
        }
    }

    private static string ReadWithType(string type, string content) => WireElement.Read<string>(
        $"<String xmlns:xsi='{SoapText.Xsi}' xmlns:xsd='http://www.w3.org/2001/XMLSchema' "
        + $"xmlns:SOAP-ENC='http://schemas.xmlsoap.org/soap/encoding/' xsi:type='{type}'>{content}</String>");

    private static string RandomText(Random random)
    {
        var characters = new char[random.Next(12)];
        for (var i = 0; i < characters.Length; i++)
        {
            characters[i] = random.Next(5) switch
            {
                0 => "&<>\"'\r\n\t ]"[random.Next(10)],
                1 => (char)random.Next(0x20),
                2 => (char)random.Next(0xD800, 0xE000),
                3 => (char)random.Next(0xFFF0, 0x10000),
                _ => (char)random.Next(0x10000),
            };
        }

        return new string(characters);
    }

    private static string Replaced(string text)
    {
        var replaced = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return replaced.ToString();
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => $"\\u{(int)c:X4}"));

    private static string Parse(string xml) => XElement.Parse(xml, LoadOptions.PreserveWhitespace).Value;
}
