using System.Globalization;
using Services86.Http;
using Services86.Soap.Envelope;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Envelope;

[TestFixtureSource(typeof(SoapVersion), nameof(SoapVersion.All))]
internal sealed class ReferenceTests(SoapVersion version)
{
    private const string Ns = ServicesVersion.BaseXmlNamespace;
    private const string Target = "<multiRef id='id1' i:type='xsd:string'>new</multiRef>";

    [TestCase("href='#id1'", "id='id1'")]
    [TestCase("href=' #id1 '", "id=' id1 '")]
    [TestCase("enc:ref='id1'", "enc:id='id1'")]
    [TestCase("ref='id1'", "id='id1'")]
    [TestCase("ref='#id1'", "xml:id='id1'")]
    [TestCase("z:Ref='id1'", "z:Id='id1'")]
    public void A_reference_is_replaced_by_the_element_that_it_leads_to(string reference, string id)
    {
        var saved = Save($"<Server>s</Server><Password {reference}/>", $"<multiRef {id}>new</multiRef>");

        Assert.That(saved.Password, Is.EqualTo("new"));
        Assert.That(saved.Server, Is.EqualTo("s"));
    }

    [Test]
    public void Values_of_every_type_are_read_by_reference()
    {
        var saved = Save(
            "<ServiceAuthId href='#a'/><Server href='#b'></Server><Port href='#c'/><Username href='#d'/>"
            + "<AuthType href='#e'/>",
            "<x id='a' i:type='xsd:int'>7</x><x id='b'> </x><x id='c' i:type='enc11:int'>993</x>"
            + "<x id='d' i:nil='true'/><x id='e'/>");

        Assert.That(
            (saved.ServiceAuthId, saved.Server, saved.Port, saved.Username, saved.AuthType),
            Is.EqualTo((7, " ", 993, (string?)null, "")));
    }

    [Test]
    public void A_record_is_read_by_reference_with_the_namespaces_of_its_place()
    {
        var call = Read(
            $"<u:SaveServiceAuth><ServiceAuth href='#r'/></u:SaveServiceAuth>"
            + $"<x id='r' xmlns:p='urn:outer' xmlns='{Ns}' i:type='u:ServiceAuth'>"
            + $"<Port xmlns:p='{Ns}'>1</Port><Password href='#id1'/></x>{Target}");

        var saved = (ServiceAuth)call.Arguments[0]!;
        Assert.That((saved.Port, saved.Password), Is.EqualTo((1, "new")));
    }

    [Test]
    public void Items_and_whole_lists_are_read_by_reference()
    {
        var call = Read(
            "<u:GetUserInfoList><UserInfoIds href='#l'/></u:GetUserInfoList>"
            + "<x id='l' enc11:arrayType='xsd:int[2]' i:type='enc11:Array'><item href='#i'/><item>2</item></x>"
            + "<x id='i'>1</x>");

        Assert.That(call.Arguments[0], Is.EqualTo([1, 2]));
    }

    [Test]
    public void A_referenced_element_can_be_within_the_operation_and_be_used_twice()
    {
        var saved = Save("<Server id='s'>same</Server><Username href='#s'/><Password href='#s'/>", "");

        Assert.That((saved.Server, saved.Username, saved.Password), Is.EqualTo(("same", "same", "same")));
    }

    [Test]
    public void The_element_of_the_operation_and_a_header_block_can_be_references()
    {
        var call = Read(
            "<u:GetServiceAuth href='#w'/><x id='w'><ServiceAuthId>7</ServiceAuthId></x>",
            "<u:Credentials href='#c'/><x id='c'><Ticket href='#t'/></x><x id='t'>7T:x</x>");

        Assert.That(call.Arguments, Is.EqualTo(new object[] { 7 }));
        Assert.That(((SessionRequestHeaders)call.Headers).Credentials?.Ticket, Is.EqualTo("7T:x"));
    }

    [TestCase(
        "<Server href='#none'/>",
        "",
        "an element with the id 'none', which the reference names",
        "none in the message")]
    [TestCase("<Server href=''/>", "", "a reference to an element of the message, such as #id0", "nothing")]
    [TestCase("<Server href='cid:1'/>", "", "a reference to an element of the message, such as #id0", "'cid:1'")]
    [TestCase(
        "<Password href='#none'/>",
        "",
        "an element with the id 'none', which the reference names",
        "none in the message")]
    [TestCase(
        "<Password href='cid:1'/>",
        "",
        "a reference to an element of the message, such as #id0",
        "something else, which is not quoted because it may be secret")]
    [TestCase(
        "<Server href='#a'/>",
        "<x id='a'/><x id='a'/>",
        "one element with the id 'a', which the reference names",
        "several")]
    [TestCase(
        "<Server href='#a'/>",
        "<x id='a' href='#a'/>",
        "a reference that ends",
        "one that leads back to itself, by the id 'a'")]
    [TestCase(
        "<Server href='#a'/>",
        "<x id='a' href='#b'/><x id='b' href='#a'/>",
        "a reference that ends",
        "one that leads back to itself, by the id 'a'")]
    [TestCase("<Password href='#id1'>old</Password>", Target, "either a reference or content", "both")]
    public void A_reference_that_leads_nowhere_is_rejected(string member, string beside, string expected, string found)
    {
        var rejection = Assert.Throws<RequestRejectedException>(() => Save(member, beside));

        Assert.That(rejection.Rejection, Is.EqualTo(RequestRejection.InvalidContent));
        Assert.That(rejection.Message, Does.StartWith("The element Envelope/Body/SaveServiceAuth/ServiceAuth/"));
        Assert.That(rejection.Message, Does.Contain($"expected {expected}, found {found}."));
    }

    [Test]
    public void An_invalid_value_is_rejected_with_the_line_of_the_element_that_the_reference_leads_to()
    {
        Assert.That(
            () => Save("<Port href='#p'/>", "\n\n<x\n xmlns:q='urn:\nq'>\n<x id='p'>\nabc</x></x>"),
            Refuses.With(
                RequestRejection.InvalidContent,
                "The element Envelope/Body/SaveServiceAuth/ServiceAuth/Port on line 7, which a reference to 'p' leads "
                + "to, cannot be read: expected a whole number from -2147483648 to 2147483647 (xs:int), found '\nabc'. "
                + "Correct the element and send the request again."));
    }

    [TestCase("<Other/>", "Other in no namespace")]
    [TestCase("<x:Other xmlns:x='urn:x'><a/></x:Other>", "Other in the namespace 'urn:x'")]
    [TestCase("<multiRef id='unused'>x</multiRef>", "multiRef in no namespace")]
    public void Anything_else_beside_the_operation_is_rejected(string beside, string found)
    {
        Assert.That(
            () => Save("<Port>1</Port>", beside),
            Refuses.Content(
                "Envelope/Body",
                1,
                "the element SaveServiceAuth alone, or beside it elements with an id to which it refers",
                found));
    }

    [Test]
    public void References_that_share_a_large_value_are_limited_in_total()
    {
        var references = string.Concat(Enumerable.Repeat("<int href='#v'/>", 2000));

        Assert.That(
            () => Read(
                $"<u:GetUserInfoList><UserInfoIds>{references}</UserInfoIds></u:GetUserInfoList>"
                + $"<x id='v'>{new string(' ', 100_000)}1</x>"),
            Refuses.Beginning(
                RequestRejection.InvalidContent, "The element Envelope/Body/GetUserInfoList/UserInfoIds"));
    }

    [TestCase(10_000, true)]
    [TestCase(10_001, false)]
    public void The_number_of_references_is_limited(int count, bool accepted)
    {
        var references = string.Concat(Enumerable.Repeat("<int href='#v'/>", count));

        var read = () => Read(
            $"<u:GetUserInfoList><UserInfoIds>{references}</UserInfoIds></u:GetUserInfoList><x id='v'>1</x>");

        Assert.That(read, accepted ? Throws.Nothing : Throws.InstanceOf<RequestRejectedException>()
            .With.Message.Contains("expected at most 10000 references, found more"));
    }

    [TestCase(16, true)]
    [TestCase(17, false)]
    public void A_chain_of_references_is_limited(int length, bool accepted)
    {
        var chain = string.Concat(Enumerable.Range(1, length - 1).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"<x id='c{i}' href='#c{i + 1}'/>")));

        var read = () => Save("<Server href='#c1'/>", $"{chain}<x id='c{length}'>new</x>");

        Assert.That(read, accepted ? Throws.Nothing : Throws.InstanceOf<RequestRejectedException>()
            .With.Message.Contains("expected at most 16 references that lead to each other, found more"));
    }

    private ServiceAuth Save(string members, string beside) => (ServiceAuth)Read(
        $"<u:SaveServiceAuth><ServiceAuth>{members}</ServiceAuth></u:SaveServiceAuth>{beside}").Arguments[0]!;

    private Services86.Soap.Calls.SoapCall Read(string body, string header = "") => Envelopes.Read(
        $"<s:Envelope xmlns:s='{version.EnvelopeNamespace}' xmlns:u='{Ns}' xmlns:i='{SoapText.Xsi}' "
        + "xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:enc='http://www.w3.org/2003/05/soap-encoding' "
        + "xmlns:enc11='http://schemas.xmlsoap.org/soap/encoding/' "
        + "xmlns:z='http://schemas.microsoft.com/2003/10/Serialization/'>"
        + $"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>");
}
