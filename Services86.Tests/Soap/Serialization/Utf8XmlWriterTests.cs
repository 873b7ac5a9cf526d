using System.Text;
using System.Xml.Linq;
using Services86.Http;
using Services86.Soap.Serialization;

namespace Services86.Tests.Soap.Serialization;

internal sealed class Utf8XmlWriterTests
{
    [TestCase("plain", "plain")]
    [TestCase("p&<>\"'æ😀", "p&amp;&lt;&gt;\"'æ😀")]
    [TestCase("a\r\n\tb", "a&#xD;\n\tb")]
    [TestCase("\u0000\uFFFF", "\uFFFD\uFFFD")]
    public void Text_is_escaped_where_XML_needs_it(string text, string expected)
    {
        Assert.That(Write(writer => writer.WriteText(text)), Is.EqualTo(expected));
    }

    [TestCase("p&<>\"'æ😀", "p&amp;&lt;&gt;&quot;'æ😀")]
    [TestCase("a\r\n\tb", "a&#xD;&#xA;&#x9;b")]
    [TestCase("\u0001", "\uFFFD")]
    public void The_text_of_an_attribute_is_escaped_where_XML_needs_it(string text, string expected)
    {
        Assert.That(Write(writer => writer.WriteAttributeText(text)), Is.EqualTo(expected));
    }

    [TestCase("p&<>\"'æ😀\r\n\t ")]
    [TestCase("  ")]
    [TestCase("")]
    public void The_text_of_an_attribute_survives_a_round_trip(string text)
    {
        var xml = Write(writer =>
        {
            writer.WriteRaw("<a b=\""u8);
            writer.WriteAttributeText(text);
            writer.WriteRaw("\"/>"u8);
        });

        Assert.That(XElement.Parse(xml).Attribute("b")!.Value, Is.EqualTo(text));
    }

    [TestCase(0)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void An_integer_is_written_in_full(long value)
    {
        Assert.That(Write(writer => writer.WriteInteger(value)), Is.EqualTo($"{value}"));
    }

    private static string Write(Action<Utf8XmlWriter> write)
    {
        using var output = new PooledBuffer(0);
        write(new Utf8XmlWriter(output));
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
