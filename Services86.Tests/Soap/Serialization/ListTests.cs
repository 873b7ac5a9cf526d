using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class ListTests
{
    private const string Arrays = "xmlns:a='http://schemas.microsoft.com/2003/10/Serialization/Arrays'";
    private const string Instance = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";

    [Test]
    public void Strings_are_read_including_nil_and_empty()
    {
        var value = Read<string?[]>(
            "<a:string>one</a:string><a:string i:nil='true'/><a:string/><a:string> two </a:string>");

        Assert.That(value, Is.EqualTo(["one", null, "", " two "]));
    }

    [Test]
    public void Integers_are_read_and_nil_is_zero()
    {
        var value = Read<int[]>("<a:int>1</a:int><a:int i:nil='true'/><a:int>-3</a:int>");

        Assert.That(value, Is.EqualTo([1, 0, -3]));
    }

    [Test]
    public void Unknown_elements_between_the_items_are_skipped()
    {
        var value = Read<int[]>("<a:string>x</a:string><a:int>1</a:int><New><a:int>9</a:int></New><a:int>2</a:int>");

        Assert.That(value, Is.EqualTo([1, 2]));
    }

    [TestCase("<int>5</int>")]
    [TestCase("<int xmlns='http://www.superoffice.net/ws/crm/NetServer/Services86'>5</int>")]
    [TestCase("<a:int>5</a:int>")]
    public void Items_are_read_without_a_namespace_and_in_either_namespace(string content)
    {
        Assert.That(Read<int[]>(content), Is.EqualTo([5]));
    }

    [Test]
    public void Objects_are_read()
    {
        var value = Read<ServiceAuth?[]>(
            "<ServiceAuth><Port>1</Port></ServiceAuth><ServiceAuth i:nil='true'/><ServiceAuth/>");

        Assert.That(value.Select(item => item?.Port), Is.EqualTo(new int?[] { 1, null, 0 }));
    }

    [Test]
    public void A_nil_list_is_null_and_an_empty_list_is_empty()
    {
        Assert.That(WireElement.Read<int[]>($"<Int32 {Instance} i:nil='true'/>"), Is.Null);
        Assert.That(Read<int[]>(""), Is.Empty);
        Assert.That(WireElement.Read<int[]>("<Int32/>"), Is.Empty);
    }

    [Test]
    public void An_invalid_item_is_rejected()
    {
        Assert.That(
            () => Read<int[]>("<a:int>1</a:int>\n<a:int>two</a:int>"),
            Refuses.Content("Int32/int", 2, "a whole number from -2147483648 to 2147483647 (xs:int)", "'two'"));
    }

    [Test]
    public void Text_between_the_items_is_rejected()
    {
        Assert.That(() => Read<int[]>("1 2 3"), Refuses.Content("Int32", 1, "elements", "text"));
    }

    [Test]
    public void Simple_items_are_written_in_the_Arrays_namespace()
    {
        var written = WireElement.Write(new[] { "one", null, "" }, Services86.Soap.Serialization.PartStyle.BodyPart);

        Assert.That(
            written,
            Is.EqualTo(
                """<String xmlns:i="http://www.w3.org/2001/XMLSchema-instance" """
                + """xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays">"""
                + """<a:string>one</a:string><a:string i:nil="true"/><a:string/></String>"""));
    }

    private static T Read<T>(string content)
    {
        var name = typeof(T).GetElementType()!.Name;
        return WireElement.Read<T>($"<{name} {Arrays} {Instance}>{content}</{name}>");
    }
}
