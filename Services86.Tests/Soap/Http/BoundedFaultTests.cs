using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

/// <summary>No response to a rejected request grows with the request.</summary>
[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class BoundedFaultTests(WireVersion version) : RejectionFixture(version)
{
    private const int MaxLength = 8000;
    private const int Many = 100_000;

    private static readonly string Long = new('x', Many);

    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Case("a long root", "<s:Envelope ", $"<{Long} ");
        yield return Case("a long namespace of the envelope", "xmlns:s=\"", $"xmlns:s=\"urn:{Long[..50_000]}");
        yield return Case("a long operation", "<SaveServiceAuth>", $"<{Long}>");
        yield return Case(
            "a long namespace of the operation", "<SaveServiceAuth>", $"<SaveServiceAuth xmlns='{Long[..50_000]}'>");
        yield return Case("a long value", "993", Long);
        yield return Case("a long element in place of a text", "993", $"<{Long}/>");
        yield return Case("a long end tag", "</Port>", $"</{Long}>");
        yield return Case("a long prefix", "<Port>", $"<{Long}:a/><Port>");
        yield return Case("a long entity", "993", $"&{Long};");
        yield return Case("a long member", "<Server>", $"<Role><{Long}/></Role><Server>", accepted: true);
        yield return Case("a long xsi:type", "<Port>", $"<Port xmlns:i='{SoapText.Xsi}' i:type='{Long[..50_000]}'>");
        yield return Case("a long reference", "<Port>993", $"<Port href='#{Long[..50_000]}'>993");
        yield return Case("a long sibling", "</SaveServiceAuth>", $"</SaveServiceAuth><{Long}/>");
        yield return Case(
            "blocks that are not understood",
            "<s:Header>",
            "<s:Header>" + string.Concat(Enumerable.Range(0, 10_000).Select(
                i => $"<b{i} xmlns='{Long[..50]}' s:mustUnderstand='1'/>")));
        yield return Case(
            "long blocks that are not understood",
            "<s:Header>",
            "<s:Header>" + string.Concat(Enumerable.Range(0, 10).Select(
                i => $"<b{i}{Long[..1000]} xmlns='{Long[..30_000]}' s:mustUnderstand='1'/>")));
    }

    [TestCaseSource(nameof(Requests))]
    public async Task A_fault_is_short(string old, string replacement, bool accepted)
    {
        var answer = await PostAsync(Request(old, replacement).Replace(
            accepted ? "SaveServiceAuth>" : "\0", "CreateDefaultServiceAuth>", StringComparison.Ordinal));

        Assert.That(answer.Text, Has.Length.LessThan(MaxLength));
        Assert.That(answer.IsFault, Is.Not.EqualTo(accepted));
    }

    [Test]
    public async Task A_fault_names_five_blocks_that_were_not_understood_and_counts_the_others()
    {
        var blocks = string.Concat(Enumerable.Range(0, 35_000).Select(i => $"<b{i % 8} s:mustUnderstand='1'/>"));

        var answer = await PostAsync(Request("<s:Header>", "<s:Header>" + blocks));

        Assert.That(answer.FaultText, Does.Contain("b4 in the namespace").And.Contain(" and 13125 more. Leave "));
        Assert.That(
            answer.Envelope.Descendants(Version.Envelope + "NotUnderstood").Count(),
            Is.EqualTo(Version == WireVersion.Soap12 ? 5 : 0));
    }

    [Test]
    public async Task A_long_action_and_media_type_are_truncated()
    {
        using var request = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request())));
        request.Headers.TryAddWithoutValidation("SOAPAction", Long[..20_000]);
        using var media = NewRequest(new ByteArrayContent(Encoding.UTF8.GetBytes(Request())));
        media.Content!.Headers.Remove("Content-Type");
        media.Content.Headers.TryAddWithoutValidation("Content-Type", Long[..20_000]);

        Assert.That((await Server.SendAsync(request)).Text, Has.Length.LessThan(MaxLength));
        Assert.That((await Server.SendAsync(media)).Text, Has.Length.LessThan(MaxLength));
    }

    [Test]
    public async Task A_refusal_that_quotes_an_argument_is_short()
    {
        var ticket = await Server.LogInAsync();

        var answer = await Server.PostAsync(
            "User", SoapText.Call(ticket, "GetUserFromName", SoapText.Element("UserName", Long)));

        Assert.That(answer.Text, Has.Length.LessThan(MaxLength));
    }

    private static TestCaseData Case(string name, string old, string replacement, bool accepted = false) =>
        new TestCaseData(old, replacement, accepted).SetArgDisplayNames(name);
}
