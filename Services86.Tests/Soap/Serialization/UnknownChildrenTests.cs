using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class UnknownChildrenTests
{
    [TestCase(
        "<server>x</server><Any/>", "server, which is no member (the case matters: write Server)", "in any case")]
    [TestCase("<Porte>1</Porte>", "Porte, which is no member (did you mean Port?)", "misspelt")]
    [TestCase(
        "<Port xmlns='urn:x'>1</Port>",
        "Port in the namespace 'urn:x', which is no member "
        + "(send it in the namespace http://www.superoffice.net/ws/crm/NetServer/Services86, or in none)",
        "in another namespace")]
    [TestCase(
        "<ServiceAuth><!-- c --><Port>1</Port></ServiceAuth>",
        "ServiceAuth, which is no member (leave out the element ServiceAuth around Port)",
        "wrapped once too often")]
    [TestCase(
        "<Zzzzz/>",
        "Zzzzz, which is no member (the contract has TableRight, FieldProperties, ServiceAuthId, Server, Port, "
        + "AuthType, Username, Password)",
        "like no member")]
    public void A_record_with_children_of_which_none_is_a_member_is_rejected(string content, string found, string how)
    {
        Assert.That(
            () => WireElement.Read<ServiceAuth>($"<ServiceAuth>\n{content}\n</ServiceAuth>"),
            Refuses.Content("ServiceAuth", 2, "the members", found),
            how);
    }

    [TestCase("<ServiceAuth Server='x' Port='1'/>")]
    [TestCase("<ServiceAuth server='x'></ServiceAuth>")]
    [TestCase("<ServiceAuth Other='y' Server='x'> <!-- c --> </ServiceAuth>")]
    public void A_record_with_its_values_in_attributes_is_rejected(string xml)
    {
        Assert.That(
            () => WireElement.Read<ServiceAuth>(xml),
            Refuses.Content(
                "ServiceAuth", 1, "the members", "the attribute Server (send each member as an element of its own)"));
    }

    [TestCase("<ServiceAuth id='i1'/>")]
    [TestCase("<ServiceAuth other='x'/>")]
    [TestCase("<ServiceAuth xmlns:p='urn:p' p:Server='x'/>")]
    [TestCase("<ServiceAuth Server='x'><Port>0</Port></ServiceAuth>")]
    public void Other_attributes_are_ignored(string xml)
    {
        Assert.That(WireElement.Read<ServiceAuth>(xml).Server, Is.Null);
    }

    [TestCase("<string>1</string>", "string, which is no item (the contract has int)")]
    [TestCase("<Int>1</Int>", "Int, which is no item (the case matters: write int)")]
    [TestCase("<item>1</item><item>2</item>", "item, which is no item (the contract has int)")]
    [TestCase(
        "<ArrayOfint><int>1</int></ArrayOfint>",
        "ArrayOfint, which is no item (leave out the element ArrayOfint around int)")]
    public void A_list_with_children_of_which_none_is_an_item_is_rejected(string content, string found)
    {
        Assert.That(
            () => WireElement.Read<int[]>($"<Int32>{content}</Int32>"),
            Refuses.Content("Int32", 1, "the item int", found));
    }

    [Test]
    public void A_list_of_records_with_children_of_another_name_is_rejected()
    {
        Assert.That(
            () => WireElement.Read<ServiceAuth[]>("<ServiceAuth><item><Port>1</Port></item></ServiceAuth>"),
            Refuses.Content(
                "ServiceAuth", 1, "the item ServiceAuth", "item, which is no item (the contract has ServiceAuth)"));
    }

    [Test]
    public void A_dictionary_with_children_of_which_none_is_an_entry_is_rejected()
    {
        Assert.That(
            () => WireElement.Read<SoExtraInfo>("<SoExtraInfo><Pair><Key>a</Key></Pair></SoExtraInfo>"),
            Refuses.Content(
                "SoExtraInfo",
                1,
                "the entry ExtraInfoNameValuePair",
                "Pair, which is no entry (did you mean ExtraInfoNameValuePair?)"));
    }

    [Test]
    public void Many_records_that_begin_with_an_unknown_member_are_read_in_linear_time()
    {
        var records = string.Concat(Enumerable.Repeat("\n<ServiceAuth><New/><Port>1</Port></ServiceAuth>\n", 20_000));

        var value = WireElement.Read<ServiceAuth[]>($"<ServiceAuth>{records}</ServiceAuth>");

        Assert.That(value, Has.Length.EqualTo(20_000));
    }
}
