using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class ObjectTests
{
    private const string Xmlns = "xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86'";
    private const string Instance = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

    [Test]
    public void Members_are_read_in_any_order()
    {
        var value = Read("<Password>p</Password><Port>993</Port><Server>s</Server><ServiceAuthId>7</ServiceAuthId>");

        Assert.That(value.ServiceAuthId, Is.EqualTo(7));
        Assert.That(value.Server, Is.EqualTo("s"));
        Assert.That(value.Port, Is.EqualTo(993));
        Assert.That(value.Password, Is.EqualTo("p"));
    }

    [TestCase("<New>text</New>")]
    [TestCase("<New/>")]
    [TestCase("<New><Port>1</Port><Port>2</Port>mixed <b>deep</b></New>")]
    [TestCase("<New><![CDATA[<Port>1</Port>]]></New>")]
    [TestCase("<New>&#169;&amp;</New><Newer a='1' b='2'/>")]
    [TestCase("<x:Port xmlns:x='urn:other'>1</x:Port>")]
    [TestCase("<port>1</port>")]
    [TestCase("<!-- a comment --><New/><!-- another -->")]
    public void Unknown_elements_are_skipped(string unknown)
    {
        var value = Read($"{unknown}<Port>993</Port>{unknown}<Server>s</Server>{unknown}");

        Assert.That(value.Port, Is.EqualTo(993));
        Assert.That(value.Server, Is.EqualTo("s"));
    }

    [TestCase("i:type=''")]
    [TestCase("id='i1' other='x'")]
    public void Attributes_are_ignored(string attributes)
    {
        var value = Read($"<Port {attributes}>993</Port>");

        Assert.That(value.Port, Is.EqualTo(993));
    }

    [Test]
    public void Nil_empty_and_absent_members_are_read()
    {
        var value = Read("<Server i:nil='true'/><AuthType/><Username></Username><Port i:nil='true'/>");

        Assert.That(value.Server, Is.Null);
        Assert.That(value.AuthType, Is.Empty);
        Assert.That(value.Username, Is.Empty);
        Assert.That(value.Password, Is.Null);
        Assert.That(value.Port, Is.Zero);
        Assert.That(value.ServiceAuthId, Is.Zero);
    }

    [TestCase("true", null)]
    [TestCase(" 1 ", null)]
    [TestCase("false", "text")]
    [TestCase("0", "text")]
    public void Nil_is_a_boolean(string nil, string? expected)
    {
        Assert.That(Read($"<Server i:nil='{nil}'>text</Server>").Server, Is.EqualTo(expected));
    }

    [TestCase("yes", "'yes'")]
    [TestCase("", "nothing")]
    public void An_invalid_nil_is_rejected(string nil, string found)
    {
        Assert.That(
            () => Read($"<Server i:nil='{nil}'/>"),
            Refuses.Content("ServiceAuth/Server", 1, "true or false in xsi:nil", found));
    }

    [Test]
    public void A_nil_object_is_null()
    {
        Assert.That(WireElement.Read<ServiceAuth>($"<ServiceAuth {Xmlns} {Instance} i:nil='true'/>"), Is.Null);
    }

    [TestCase("<ServiceAuth/>")]
    [TestCase("<ServiceAuth></ServiceAuth>")]
    [TestCase("<ServiceAuth>\n  <!-- nothing -->\n</ServiceAuth>")]
    public void An_empty_object_has_the_defaults(string xml)
    {
        var value = WireElement.Read<ServiceAuth>(xml);

        Assert.That(value, Is.Not.Null);
        Assert.That(value.Server, Is.Null);
        Assert.That(value.Port, Is.Zero);
    }

    [TestCase("<ServiceAuth><Port>993</Port></ServiceAuth>")]
    [TestCase(
        "<a:ServiceAuth xmlns:a='http://www.superoffice.net/ws/crm/NetServer/Services86'>"
        + "<a:Port>993</a:Port></a:ServiceAuth>")]
    [TestCase(
        "<a:ServiceAuth xmlns:a='http://www.superoffice.net/ws/crm/NetServer/Services86'>"
        + "<Port>993</Port></a:ServiceAuth>")]
    [TestCase(
        "<ServiceAuth xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86'>"
        + "<Port xmlns=''>993</Port></ServiceAuth>")]
    public void Members_can_be_qualified_or_unqualified(string xml)
    {
        Assert.That(WireElement.Read<ServiceAuth>(xml).Port, Is.EqualTo(993));
    }

    [TestCase("<Port>1</Port><Server/><Port>1</Port>")]
    [TestCase("<Port>1</Port><Port xmlns=''>1</Port>")]
    [TestCase("<Port i:nil='true'/><Port>1</Port>")]
    public void A_duplicate_member_is_rejected(string content)
    {
        Assert.That(
            () => Read(content),
            Refuses.Content("ServiceAuth/Port", 1, "it once", "it twice in the same place"));
    }

    [TestCase("imap.example.com")]
    [TestCase("<Port>1</Port> x")]
    [TestCase("<![CDATA[x]]>")]
    [TestCase("&#120;")]
    public void Text_in_place_of_members_is_rejected(string content)
    {
        Assert.That(() => Read(content), Refuses.Content("ServiceAuth", 1, "elements", "text"));
    }

    [TestCase("<Server><Name>x</Name></Server>")]
    [TestCase("<Server>x<Name/></Server>")]
    [TestCase("<Server><!-- c --><Name/></Server>")]
    public void An_element_in_place_of_text_is_rejected(string content)
    {
        Assert.That(() => Read(content), Refuses.Content("ServiceAuth/Server", 1, "text", "the element Name"));
    }

    [TestCase("<Server><!-- a -->im<!-- b -->ap<!-- c --></Server>")]
    [TestCase("<Server><![CDATA[imap]]></Server>")]
    [TestCase("<Server>i<![CDATA[ma]]>p</Server>")]
    [TestCase("<Server>&#105;m&#x61;p</Server>")]
    public void Text_can_be_split_by_comments_and_CDATA(string content)
    {
        Assert.That(Read(content).Server, Is.EqualTo("imap"));
    }

    [Test]
    public void White_space_between_members_is_ignored_even_with_xml_space_preserve()
    {
        var value = WireElement.Read<ServiceAuth>(
            "<ServiceAuth xml:space='preserve'>\r\n\t<Server> s </Server>\n&#32;<Port>993</Port>\n</ServiceAuth>");

        Assert.That(value.Server, Is.EqualTo(" s "));
        Assert.That(value.Port, Is.EqualTo(993));
    }

    [Test]
    public void A_fault_does_not_quote_other_members()
    {
        var rejection = Assert.Throws<RequestRejectedException>(
            () => Read("<Password>s3cret</Password><Port>x</Port>"));

        Assert.That(rejection.Message, Does.Not.Contain("s3cret"));
    }

    private static ServiceAuth Read(string content) =>
        WireElement.Read<ServiceAuth>($"<ServiceAuth {Xmlns} {Instance}>{content}</ServiceAuth>");
}
