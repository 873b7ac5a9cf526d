using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class Base64Tests
{
    [TestCase("", new byte[0])]
    [TestCase("AP8B", new byte[] { 0, 255, 1 })]
    [TestCase(" AP\n8B ", new byte[] { 0, 255, 1 })]
    [TestCase("AA==", new byte[] { 0 })]
    public void Bytes_are_read(string content, byte[] expected)
    {
        Assert.That(WireElement.ReadContent<byte[]>(content), Is.EqualTo(expected));
    }

    [TestCase("A", "'A'")]
    [TestCase("AA=", "'AA='")]
    [TestCase("A-_B", "'A-_B'")]
    public void Invalid_Base64_is_rejected(string content, string found)
    {
        Assert.That(
            () => WireElement.ReadContent<byte[]>(content),
            Refuses.Content("Byte", 1, "bytes in Base64 (xs:base64Binary)", found));
    }

    [TestCase(new byte[0])]
    [TestCase(new byte[] { 0 })]
    [TestCase(new byte[] { 0, 255, 1, 2 })]
    public void Bytes_survive_a_round_trip(byte[] value)
    {
        Assert.That(WireElement.Read<byte[]>(WireElement.Write(value)), Is.EqualTo(value));
    }
}
