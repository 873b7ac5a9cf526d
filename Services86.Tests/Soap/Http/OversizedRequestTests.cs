using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

/// <remarks>Not parallel, because the tests measure the allocations of the whole process.</remarks>
[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
[NonParallelizable]
internal sealed class OversizedRequestTests(WireVersion version) : RejectionFixture(version)
{
    private const int MiB = 1024 * 1024;
    private const string TooLarge =
        "Expected an envelope of at most 1048576 bytes, found a larger one. Send less at a time,"
        + " or ask the server's owner to raise Services86:MaxRequestBytes.";

    private static readonly Lazy<byte[]> Bomb = new(MakeBomb);

    [Test]
    public async Task An_envelope_of_2_MiB_is_rejected()
    {
        var response = await PostAsync(Request().PadRight(2 * MiB));

        AssertRejected(response, subcode: null, TooLarge, status: 413);
    }

    [Test]
    public async Task An_envelope_of_2_MiB_in_chunks_is_rejected()
    {
        using var request = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request().PadRight(2 * MiB))));
        request.Headers.TransferEncodingChunked = true;

        var response = await Server.SendAsync(request);

        AssertRejected(response, subcode: null, TooLarge, status: 413);
    }

    [Test]
    public async Task A_too_large_Content_Length_is_rejected_before_the_body_arrives()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        await connection.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /Remote/Services86/User.svc HTTP/1.1\r\nHost: x\r\n"
            + $"Content-Type: {Version.ContentType}\r\nContent-Length: 2097152\r\n\r\n"));
        var response = await connection.ReadAsync();

        AssertRejected(response.Soap, subcode: null, TooLarge, status: 413);
    }

    [Test]
    public async Task A_gzip_bomb_of_200_MiB_allocates_less_than_16_MiB()
    {
        var bomb = Bomb.Value;
        var before = GC.GetTotalAllocatedBytes();

        var response = await PostAsync(bomb, "gzip");

        AssertRejected(response, subcode: null, TooLarge, status: 413);
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(16 * MiB));
    }

    [TestCase(MiB - 1, ExpectedResult = 200)]
    [TestCase(MiB, ExpectedResult = 200)]
    [TestCase(MiB + 1, ExpectedResult = 413)]
    public async Task<int> The_limit_is_exactly_1_MiB(int bytes)
    {
        var response = await PostAsync(CreateDefaultRequest().PadRight(bytes));

        return (int)response.Status;
    }

    [TestCaseSource(nameof(Skipped))]
    public async Task Skipped_content_allocates_less_than_32_MiB(string elements)
    {
        var request = CreateDefaultRequest().Replace("<Port>", elements + "<Port>", StringComparison.Ordinal);
        var before = GC.GetTotalAllocatedBytes();

        var response = await PostAsync(request);

        Assert.That(response.Succeeded, Is.True);
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(32 * MiB));
    }

    [TestCaseSource(nameof(Bombs))]
    public async Task Deep_elements_and_large_start_tags_are_rejected(string old, string replacement, XName? subcode)
    {
        var request = Request(old, replacement);
        var before = GC.GetTotalAllocatedBytes();

        var response = await PostAsync(request);

        AssertRejected(response, subcode, "The XML cannot be read");
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(64 * MiB));
    }

    private static IEnumerable<TestCaseData> Bombs()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000));
        yield return Bombed("depth in the body", "<Port>", deep + "<Port>", WireVersion.DeserializationFailed);
        yield return Bombed("depth in the header", "<Credentials>", deep + "<Credentials>", null);
        yield return Bombed("depth in the envelope", "<s:Header>", deep + "<s:Header>", null);
        yield return Bombed(
            "depth of known elements",
            "<Port>",
            string.Concat(Enumerable.Repeat("<ServiceAuth>", 10_000)) + "<Port>",
            WireVersion.DeserializationFailed);

        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i:x}=''"));
        yield return Bombed(
            "attributes in the body", "<Port>", $"<Port{attributes}>", WireVersion.DeserializationFailed);
        yield return Bombed("attributes in the header", "<Credentials>", $"<Credentials{attributes}>", null);
        yield return Bombed(
            "attributes of an unknown element",
            "<Port>",
            $"<Any{attributes}/><Port>",
            WireVersion.DeserializationFailed);

        var namespaces = string.Concat(Enumerable.Range(0, 50_000).Select(i => $" xmlns:n{i:x}='u'"));
        yield return Bombed("namespaces", "<Port>", $"<Port{namespaces}>", WireVersion.DeserializationFailed);
    }

    private static IEnumerable<TestCaseData> Skipped()
    {
        var names = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a{i:x}/>"));
        yield return new TestCaseData(names).SetArgDisplayNames("distinct names");
        yield return new TestCaseData($"<{new string('a', 500_000)}/>").SetArgDisplayNames("a long name");
        yield return new TestCaseData($"<!--{new string('a', 500_000)}-->").SetArgDisplayNames("a long comment");
        yield return new TestCaseData($"<a>{new string('a', 500_000)}</a>").SetArgDisplayNames("a long text");
        yield return new TestCaseData(new string('\n', 900_000)).SetArgDisplayNames("lines");
    }

    private static TestCaseData Bombed(string name, string old, string replacement, XName? subcode) =>
        new TestCaseData(old, replacement, subcode).SetArgDisplayNames(name);

    private string CreateDefaultRequest() =>
        Request().Replace("SaveServiceAuth>", "CreateDefaultServiceAuth>", StringComparison.Ordinal);

    private static byte[] MakeBomb()
    {
        var blanks = new byte[MiB];
        Array.Fill(blanks, (byte)' ');
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Optimal))
        {
            for (var written = 0; written < 200; written++)
            {
                gzip.Write(blanks);
            }
        }

        return bomb.ToArray();
    }
}
