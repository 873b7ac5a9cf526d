using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class BooleanTests
{
    [TestCase("true", true)]
    [TestCase("1", true)]
    [TestCase(" true\n", true)]
    [TestCase("false", false)]
    [TestCase("0", false)]
    public void A_boolean_is_read(string content, bool expected)
    {
        Assert.That(WireElement.ReadContent<bool>(content), Is.EqualTo(expected));
    }

    [TestCase("", "nothing")]
    [TestCase("True", "'True'")]
    [TestCase("yes", "'yes'")]
    [TestCase("2", "'2'")]
    public void An_invalid_boolean_is_rejected(string content, string found)
    {
        Assert.That(
            () => WireElement.ReadContent<bool>(content),
            Refuses.Content("Boolean", 1, "true, false, 1 or 0 (xs:boolean)", found));
    }

    [TestCase(true, "true")]
    [TestCase(false, "false")]
    public void A_boolean_is_written_as_true_or_false(bool value, string expected)
    {
        Assert.That(WireElement.Write(value), Does.Contain($">{expected}<"));
    }
}
