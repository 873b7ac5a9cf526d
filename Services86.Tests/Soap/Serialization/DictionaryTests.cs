using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class DictionaryTests
{
    private const string Entry = "ExtraInfoNameValuePair";

    [Test]
    public void Entries_are_read_by_the_names_of_the_contract()
    {
        var value = Read(
            $"<{Entry}><Key>a</Key><Value>1</Value></{Entry}><{Entry}><Key/><Value i:nil='true'/></{Entry}>");

        Assert.That(value, Is.EquivalentTo(new Dictionary<string, string?> { ["a"] = "1", [""] = null }));
    }

    [Test]
    public void Key_and_value_are_read_in_either_order_and_a_missing_value_is_null()
    {
        var value = Read($"<{Entry}><Value>1</Value><New/><Key>a</Key></{Entry}><{Entry}><Key>b</Key></{Entry}>");

        Assert.That(value, Is.EquivalentTo(new Dictionary<string, string?> { ["a"] = "1", ["b"] = null }));
    }

    [Test]
    public void Entries_of_another_name_are_skipped()
    {
        var value = Read(
            $"<KeyValueOfstringstring><Key>a</Key></KeyValueOfstringstring><{Entry}><Key>b</Key></{Entry}>");

        Assert.That(value.Keys, Is.EqualTo(["b"]));
    }

    [TestCase($"<{Entry}/>")]
    [TestCase($"<{Entry}><Value>1</Value></{Entry}>")]
    [TestCase($"<{Entry}><Key i:nil='true'/><Value>1</Value></{Entry}>")]
    public void An_entry_without_a_key_is_rejected(string content)
    {
        Assert.That(
            () => Read(content),
            Refuses.Content($"SoExtraInfo/{Entry}", 1, "the element Key", "none, or nil"));
    }

    [Test]
    public void A_duplicate_key_is_rejected()
    {
        Assert.That(
            () => Read($"<{Entry}><Key>a</Key></{Entry}>\n<{Entry}><Key>a</Key></{Entry}>"),
            Refuses.Content($"SoExtraInfo/{Entry}", 2, "each key once", "'a' again"));
    }

    [Test]
    public void Keys_are_case_sensitive()
    {
        Assert.That(Read($"<{Entry}><Key>a</Key></{Entry}><{Entry}><Key>A</Key></{Entry}>"), Has.Count.EqualTo(2));
    }

    [Test]
    public void Entries_are_written_with_key_and_value()
    {
        var written = WireElement.Write(new SoExtraInfo { ["a"] = "1", ["b"] = null });

        Assert.That(
            written,
            Does.Contain(
                $"><{Entry}><Key>a</Key><Value>1</Value></{Entry}>"
                + $"<{Entry}><Key>b</Key><Value i:nil=\"true\"/></{Entry}><"));
    }

    private static SoExtraInfo Read(string content) => WireElement.Read<SoExtraInfo>(
        $"<SoExtraInfo xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>{content}</SoExtraInfo>");
}
