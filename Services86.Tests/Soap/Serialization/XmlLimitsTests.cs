using System.Globalization;
using System.Text;
using Services86.Http;
using Services86.Soap.Serialization;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class XmlLimitsTests
{
    [TestCase(256, true)]
    [TestCase(257, false)]
    public void Declarations_in_scope_are_limited(int count, bool accepted)
    {
        var xml = $"<a{Declare(0, 128)}><!-- < --><b{Declare(1000, count - 128)}/></a>";

        Assert.That(Exceeded(xml), accepted ? Is.Null : Is.EqualTo(
            "Expected at most 256 namespace declarations in scope, found more."));
    }

    [Test]
    public void Declarations_that_are_out_of_scope_do_not_count()
    {
        var elements = string.Concat(Enumerable.Range(0, 2000).Select(
            i => $"<b{Declare(i, 1)}><c/></b><d{Declare(i, 1)}/>"));

        Assert.That(Exceeded($"<a>{elements}</a>"), Is.Null);
    }

    [TestCase(256, true)]
    [TestCase(257, false)]
    public void Attributes_of_an_element_are_limited(int count, bool accepted)
    {
        var attributes = string.Concat(Enumerable.Range(0, count).Select(i => $" a{i} = '>'"));

        Assert.That(Exceeded($"<a><b{attributes}/></a>"), accepted ? Is.Null : Is.EqualTo(
            "Expected at most 256 attributes of an element, found more."));
    }

    [TestCase("<![CDATA[", "]]>")]
    [TestCase("<!--", "-->")]
    [TestCase("<b c='", "'/>")]
    [TestCase("<b c=\"", "\"/>")]
    [TestCase("", "")]
    public void Only_attributes_count(string before, string after)
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => Declare(i, 1))).Replace('"', '`');

        Assert.That(Exceeded($"<a>{before}{text.Replace('\'', '`')}{after}</a>"), Is.Null);
    }

    [TestCase("<a")]
    [TestCase("<a b='")]
    [TestCase("<a><!--")]
    [TestCase("<a><![CDATA[")]
    [TestCase("<")]
    [TestCase("<>")]
    [TestCase("</>")]
    [TestCase("<a =' '>")]
    [TestCase("<a b=>")]
    [TestCase("<a b")]
    [TestCase("<!DOCTYPE a>")]
    public void Malformed_XML_ends_the_search(string xml)
    {
        Assert.That(Exceeded(xml + new string('=', 300)), Is.Null);
    }

    [Test]
    public void The_rejection_has_the_path_of_the_place()
    {
        Assert.That(
            () => Envelopes.Read(
                $"<s:Envelope xmlns:s='{SoapText.Soap11}'><s:Body><GetServiceAuth><ServiceAuthId{Declare(0, 300)}>"
                + "1</ServiceAuthId></GetServiceAuth></s:Body></s:Envelope>"),
            Refuses.Beginning(
                RequestRejection.InvalidContent,
                "The XML cannot be read in Envelope/Body/GetServiceAuth: Expected at most 256 attributes of an "
                + "element, found more."));
    }

    private static string? Exceeded(string xml) => XmlLimits.FindExceeded(Encoding.UTF8.GetBytes(xml), out _);

    private static string Declare(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(
        i => string.Create(CultureInfo.InvariantCulture, $" xmlns:n{i}='u'")));
}
