using System.Text;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class XsiTypeTests
{
    private const string Declarations =
        "xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86' "
        + "xmlns:u='http://www.superoffice.net/ws/crm/NetServer/Services86' "
        + "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' xmlns:xsd='http://www.w3.org/2001/XMLSchema' "
        + "xmlns:old='http://www.w3.org/1999/XMLSchema' xmlns:enc='http://schemas.xmlsoap.org/soap/encoding/' "
        + "xmlns:enc12='http://www.w3.org/2003/05/soap-encoding' xmlns:apache='http://xml.apache.org/xml-soap'";

    [TestCase("xsd:int")]
    [TestCase("xsd:string")]
    [TestCase("xsd:long")]
    [TestCase("xsd:double")]
    [TestCase("xsd:unsignedShort")]
    [TestCase("old:int")]
    [TestCase("enc:int")]
    [TestCase("enc12:int")]
    [TestCase("int")]
    [TestCase("u:int")]
    [TestCase(" xsd:int ")]
    [TestCase("xsd:anyType")]
    [TestCase("enc:ur-type")]
    public void A_simple_type_that_converts_is_read(string type)
    {
        Assert.That(Read<ServiceAuth>($"<Port i:type='{type}'>993</Port>").Port, Is.EqualTo(993));
    }

    [TestCase("xsd:boolean", "'xsd:boolean' in the namespace 'http://www.w3.org/2001/XMLSchema'")]
    [TestCase("xsd:dateTime", "'xsd:dateTime' in the namespace 'http://www.w3.org/2001/XMLSchema'")]
    [TestCase("u:string", "'u:string' in the namespace 'http://www.superoffice.net/ws/crm/NetServer/Services86'")]
    [TestCase("apache:Map", "'apache:Map' in the namespace 'http://xml.apache.org/xml-soap'")]
    [TestCase("enc:Array", "'enc:Array' in the namespace 'http://schemas.xmlsoap.org/soap/encoding/'")]
    public void A_simple_type_that_contradicts_is_rejected(string type, string found)
    {
        Assert.That(
            () => Read<ServiceAuth>($"\n<Port i:type='{type}'>1</Port>"),
            Refuses.Content("ServiceAuth/Port", 2, "int, or no xsi:type", $"the xsi:type {found}"));
    }

    [Test]
    public void A_prefix_that_is_not_declared_is_rejected()
    {
        Assert.That(
            () => Read<ServiceAuth>("<Port i:type='none:int'>1</Port>"),
            Refuses.Content("ServiceAuth/Port", 1, "an xsi:type whose prefix is declared", "'none:int'"));
    }

    [Test]
    public void A_prefix_has_the_namespace_of_the_innermost_declaration()
    {
        const string Apache = "xmlns:p='http://xml.apache.org/xml-soap'";
        const string Schema = "xmlns:p='http://www.w3.org/2001/XMLSchema'";

        var value = WireElement.Read<EveryType>(
            $"<EveryType xmlns:i='{SoapText.Xsi}' {Apache}><Number {Schema} i:type='p:int'>1</Number>"
            + "<Numbers i:type='p:Vector'><item>2</item></Numbers></EveryType>");

        Assert.That(value.Number, Is.EqualTo(1));
        Assert.That(value.Numbers, Is.EqualTo([2]));
        Assert.That(
            () => WireElement.Read<EveryType>(
                $"<EveryType xmlns:i='{SoapText.Xsi}'><Number {Schema} i:type='p:int'>1</Number>"
                + "<Small i:type='p:short'>2</Small></EveryType>"),
            Refuses.Content("EveryType/Small", 1, "an xsi:type whose prefix is declared", "'p:short'"));
    }

    [TestCase("xsd:boolean", "true", true)]
    [TestCase("xsd:int", "1", true)]
    [TestCase("xsd:string", "false", false)]
    public void A_boolean_is_read_from_types_that_convert(string type, string content, bool expected)
    {
        Assert.That(Read<EveryType>($"<Yes i:type='{type}'>{content}</Yes>").Yes, Is.EqualTo(expected));
    }

    [TestCase("xsd:date", "2026-01-02")]
    [TestCase("xsd:dateTime", "2026-01-02T00:00:00")]
    [TestCase("old:timeInstant", "2026-01-02T00:00:00")]
    [TestCase("xsd:string", "2026-01-02T00:00:00")]
    public void A_date_is_read_from_types_that_convert(string type, string content)
    {
        Assert.That(
            Read<EveryType>($"<Moment i:type='{type}'>{content}</Moment>").Moment,
            Is.EqualTo(new DateTime(2026, 1, 2)));
    }

    [TestCase("xsd:base64Binary", "cMOm")]
    [TestCase("enc:base64", "cMOm")]
    [TestCase("xsd:hexBinary", "70c3A6")]
    public void Bytes_are_read_by_their_type(string type, string content)
    {
        Assert.That(
            Read<EveryType>($"<Bytes i:type='{type}'>{content}</Bytes>").Bytes,
            Is.EqualTo(Encoding.UTF8.GetBytes("pæ")));
    }

    [Test]
    public void Invalid_hexadecimal_bytes_are_rejected()
    {
        Assert.That(
            () => Read<EveryType>("<Bytes i:type='xsd:hexBinary'>7</Bytes>"),
            Refuses.Content("EveryType/Bytes", 1, "bytes in hexadecimal digits, as the xsi:type says", "'7'"));
    }

    [Test]
    public void A_text_of_hexadecimal_bytes_is_rejected()
    {
        Assert.That(
            () => Read<ServiceAuth>("<Server i:type='xsd:hexBinary'>70</Server>"),
            Throws.InstanceOf<RequestRejectedException>().With.Message.Contains("expected string, or no xsi:type"));
    }

    [TestCase("u:ServiceAuth")]
    [TestCase("ServiceAuth")]
    [TestCase("enc:Struct")]
    [TestCase("enc12:Struct")]
    [TestCase("apache:SOAPStruct")]
    [TestCase("xsd:anyType")]
    public void A_record_is_read_by_its_type_and_as_a_structure(string type)
    {
        Assert.That(ReadRecord(type).Port, Is.EqualTo(1));
    }

    [TestCase("u:UserInfo")]
    [TestCase("u:Carrier")]
    [TestCase("enc:Array")]
    [TestCase("xsd:string")]
    [TestCase("u:serviceauth")]
    public void A_record_of_another_type_is_rejected(string type)
    {
        Assert.That(
            () => ReadRecord(type),
            Throws.InstanceOf<RequestRejectedException>().With.Message.StartsWith(
                "The element ServiceAuth on line 1 cannot be read: expected ServiceAuth, or no xsi:type, "
                + $"found the xsi:type '{type}' in the namespace "));
    }

    [Test]
    public void A_map_is_read_into_a_record()
    {
        var value = ReadMap<ServiceAuth>(
            Item("Server", "imap") + Item("New", "<a/>") + Item("Port", "993", "xsd:int")
            + "<item><key>Username</key><value i:nil='true'/></item><item><key>AuthType</key></item>");

        Assert.That((value.Server, value.Port, value.Username), Is.EqualTo(("imap", 993, (string?)null)));
    }

    [Test]
    public void A_map_is_read_into_a_dictionary()
    {
        var value = ReadMap<SoExtraInfo>(Item("a", "1") + Item("b", "2", "xsd:int") + Item("7", "", key: "xsd:int"));

        Assert.That(value, Is.EquivalentTo(new Dictionary<string, string?> { ["a"] = "1", ["b"] = "2", ["7"] = "" }));
    }

    [Test]
    public void Maps_are_read_within_maps_and_arrays()
    {
        var value = ReadMap<EveryType>(
            "<item><key>Objects</key><value i:type='enc:Array'><item i:type='apache:Map'>"
            + Item("Port", "1") + "</item><item i:nil='true'/></value></item>"
            + "<item><key>Pairs</key><value i:type='apache:Vector'><item i:type='apache:Map'>"
            + Item("Key", "k") + Item("Value", "v") + "</item></value></item>");

        Assert.That(value.Objects!.Select(item => item?.Port), Is.EqualTo(new int?[] { 1, null }));
        Assert.That(value.Pairs, Is.EquivalentTo(new Dictionary<string, string?> { ["k"] = "v" }));
    }

    [TestCase(
        "<item><value>1</value><key>Port</key></item>",
        "ServiceAuth/item",
        "the elements key and value, in this order",
        "another, or none")]
    [TestCase("<item/>", "ServiceAuth/item", "the elements key and value, in this order", "another, or none")]
    [TestCase("<item><key>Port</key><other/></item>", "ServiceAuth/item", "the element value", "another")]
    [TestCase(
        "<item><key>Port</key><value>1</value><value>2</value></item>",
        "ServiceAuth/item",
        "one key and one value", "another element")]
    [TestCase(
        "<item><key>Port</key><value>1</value></item><item><key>Port</key><value>1</value></item>",
        "ServiceAuth/item/Port",
        "it once",
        "it twice in the same place")]
    [TestCase(
        "<item><key>Port</key><value>x</value></item>",
        "ServiceAuth/item/Port",
        "a whole number from -2147483648 to 2147483647 (xs:int)", "'x'")]
    [TestCase(
        "<item><key>port</key><value>1</value></item>",
        "ServiceAuth",
        "the members",
        "port, which is no member (the case matters: write Port)")]
    public void A_map_that_is_malformed_or_names_no_member_is_rejected(
        string items, string path, string expected, string found)
    {
        Assert.That(() => ReadMap<ServiceAuth>(items), Refuses.Content(path, 1, expected, found));
    }

    [TestCase("i:type='enc:Array' enc:arrayType='xsd:int[2]'")]
    [TestCase("enc:arrayType='xsd:int[2]'")]
    [TestCase("enc12:itemType='xsd:int' enc12:arraySize='2'")]
    [TestCase("i:type='enc12:Array'")]
    [TestCase("i:type='apache:Vector'")]
    public void The_items_of_an_array_have_any_name(string attributes)
    {
        var value = Read<EveryType>($"<Numbers {attributes}><item>1</item><x i:type='xsd:int'>2</x></Numbers>");

        Assert.That(value.Numbers, Is.EqualTo([1, 2]));
    }

    [TestCase("u:ArrayOfint")]
    [TestCase("u:ArrayOf_xsd_int")]
    [TestCase("ArrayOfint")]
    [TestCase("xsd:anyType")]
    public void A_list_is_read_by_its_type(string type)
    {
        Assert.That(Read<EveryType>($"<Numbers i:type='{type}'><int>1</int></Numbers>").Numbers, Is.EqualTo([1]));
    }

    [TestCase("u:ArrayOfstring")]
    [TestCase("apache:Map")]
    [TestCase("enc:Struct")]
    public void A_list_of_another_type_is_rejected(string type)
    {
        Assert.That(
            () => Read<EveryType>($"<Numbers i:type='{type}'><int>1</int></Numbers>"),
            Throws.InstanceOf<RequestRejectedException>().With.Message.Contains("expected ArrayOfint, or no xsi:type"));
    }

    private static string Item(string name, string value, string type = "xsd:string", string key = "xsd:string") =>
        $"<item><key i:type='{key}'>{name}</key><value i:type='{type}'>{value}</value></item>";

    private static ServiceAuth ReadRecord(string type) => WireElement.Read<ServiceAuth>(
        $"<ServiceAuth {Declarations} i:type='{type}'><Port>1</Port></ServiceAuth>");

    private static T Read<T>(string content) =>
        WireElement.Read<T>($"<{typeof(T).Name} {Declarations}>{content}</{typeof(T).Name}>");

    private static T ReadMap<T>(string items) =>
        WireElement.Read<T>($"<{typeof(T).Name} {Declarations} i:type='apache:Map'>{items}</{typeof(T).Name}>");
}
