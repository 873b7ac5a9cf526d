using System.Diagnostics;
using System.Globalization;
using System.Text;
using Services86.Http;
using Services86.Soap;
using Services86.Soap.Envelope;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

/// <summary>The cost of reading grows with the length of a request, and not with its square.</summary>
[NonParallelizable]
internal sealed class ReadingCostTests
{
    private const int Length = 128 * 1024;

    // A cost that grows with the square is 64 times the cost for 8 times the length. A linear cost is 8 times.
    private const int Growth = 8;
    private const double MaxRatio = 30;

    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, Func<int, string>> Contents = new()
    {
        ["prefixes"] = length => Wrapped(Declarations(250), Repeated("<n249:b/>", length)),
        ["prefixes of outer elements"] = length =>
            string.Concat(Enumerable.Range(0, 50).Select(i => $"<h{Declared(i * 5, 5)}>"))
            + Repeated("<n0:b/>", length) + string.Concat(Enumerable.Repeat("</h>", 50)),
        ["prefixes of attributes"] = length => Wrapped(
            Declarations(250), Repeated($"<b{Numbered(100, " n{0}:a=''")}/>", length)),
        ["declarations"] = length => Wrapped(
            Declarations(200), Repeated("<b xmlns:x='u' xmlns:y='v'><x:c/></b>", length)),
        ["declarations beyond the limit"] = length => Wrapped($"<h{Declared(0, length / 12)}>", ""),
        ["declarations in nested tags beyond the limit"] = length => Wrapped(
            string.Concat(Enumerable.Range(0, (length / 60_000) + 1).Select(i => $"<h{Declared(i * 5000, 5000)}>")),
            Repeated("<n0:b/>", length / 2)),
        ["attributes"] = length => Repeated($"<b{Numbered(250, " a{0}=''")}/>", length),
        ["nesting"] = length => Repeated(
            string.Concat(Enumerable.Repeat("<b>", 50)) + string.Concat(Enumerable.Repeat("</b>", 50)), length),
        ["entities"] = length => $"<b>{Repeated("&amp;", length)}</b>",
        ["character references"] = length => $"<b>{Repeated("&#65;", length)}</b>",
        ["CDATA"] = length => $"<b>{Repeated("<![CDATA[a]]>", length)}</b>",
        ["comments"] = length => Repeated("<!-- a -->", length),
        ["comments in a text"] = length => $"<b>{Repeated("a<!-- a -->", length)}</b>",
        ["names"] = length => string.Concat(Enumerable.Range(0, length / 8).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"<b{i:x5}/>"))),
        ["lines"] = length => Repeated("\n", length),
        ["lines and elements"] = length => Repeated("\n<b/>", length),
        ["ids"] = length => string.Concat(Enumerable.Range(0, length / 20).Select(
            i => string.Create(CultureInfo.InvariantCulture, $"<b id='i{i}'/>"))),
    };

    [Test]
    public void Reading_an_envelope_costs_time_in_proportion_to_its_length(
        [ValueSource(nameof(Kinds))] string kind, [Values] Place place)
    {
        var content = Contents[kind];

        var shortContent = content(Length);
        var longContent = content(Length * Growth);
        Read(place, content(Length / 8));
        var shortTime = Time(() => Read(place, shortContent));
        var longTime = Time(() => Read(place, longContent));

        Assert.That(
            longTime < Negligible || longTime / shortTime < MaxRatio, $"{shortTime} for 128 KiB, {longTime} for 1 MiB");
    }

    [TestCase("\n<x/><int href='#a'/>\n")]
    [TestCase("<int i:type='p:int'>1</int>")]
    [TestCase("<int i:type='p:int' xmlns:p='http://www.w3.org/2001/XMLSchema'>1</int>")]
    public void Items_with_references_and_types_cost_time_in_proportion_to_their_number(string item)
    {
        string Items(int count) =>
            $"<GetUserInfoList xmlns:i='{SoapText.Xsi}' xmlns:p='http://www.w3.org/2001/XMLSchema'><UserInfoIds>"
            + string.Concat(Enumerable.Repeat(item, count))
            + "</UserInfoIds><x id='a' xmlns:p='http://www.w3.org/2001/XMLSchema'>1</x></GetUserInfoList>";

        var fewItems = Items(1000);
        var manyItems = Items(8000);
        ReadXml(Items(100));
        var few = Time(() => ReadXml(fewItems));
        var many = Time(() => ReadXml(manyItems));

        Assert.That(many < Negligible || many / few < MaxRatio, $"{few} and {many}");
    }

    [Test]
    public void Reading_ends_when_the_client_leaves()
    {
        using var left = new CancellationTokenSource();
        left.Cancel();
        var text = Encoding.UTF8.GetBytes(Envelope("", "<Any>" + Repeated("<b/>", 100_000) + "</Any>"));
        var body = new PooledBuffer(text.Length);
        body.Append(text);
        using var envelope = Utf8Body.Of(body, charset: null, BodyName.Envelope, left.Token);

        Assert.That(
            () => new EnvelopeReader(Envelopes.User, envelope, action: null, unknownMembers: null).Read(),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static string[] Kinds() => [.. Contents.Keys];

    private static TimeSpan Time(Action read)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            read();
            var time = Stopwatch.GetElapsedTime(started);
            best = time < best ? time : best;
        }

        return best;
    }

    private static void Read(Place place, string content)
    {
        switch (place)
        {
            case Place.Header:
                TryRead(() => Envelopes.Read(Envelope(content, "")));
                break;
            case Place.Member:
                TryRead(() => Envelopes.Read(Envelope("", content)));
                break;
            case Place.Text:
                TryRead(() => Envelopes.Read(Envelope("", $"<Server>{content}</Server>")));
                break;
            default:
                ReadXml($"<SaveServiceAuth><ServiceAuth><Port>1</Port>{content}</ServiceAuth></SaveServiceAuth>");
                break;
        }
    }

    private static void ReadXml(string xml)
    {
        var operation = Envelopes.User.Description.Operations.Single(
            operation => operation.Name == xml[1..xml.IndexOfAny([' ', '>'])]);
        using var body = Envelopes.Convert(Encoding.UTF8.GetBytes(xml), charset: null);
        TryRead(() => new DataContractXml(ServicesVersion.Default).ReadParameters(operation, body));
    }

    private static void TryRead(Action read)
    {
        try
        {
            read();
        }
        catch (RequestRejectedException)
        {
            // A rejection has to be as cheap.
        }
    }

    private static string Envelope(string header, string members) =>
        $"<s:Envelope xmlns:s='{SoapText.Soap11}'><s:Header>{header}</s:Header><s:Body><SaveServiceAuth><ServiceAuth>"
        + $"<Port>1</Port>{members}</ServiceAuth></SaveServiceAuth></s:Body></s:Envelope>";

    private static string Wrapped(string start, string content) => $"{start}{content}</h>";

    private static string Declarations(int count) => $"<h{Declared(0, count)}>";

    private static string Declared(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(
        i => string.Create(CultureInfo.InvariantCulture, $" xmlns:n{i}='v{i}'")));

    private static string Numbered(int count, string format) => string.Concat(Enumerable.Range(0, count).Select(
        i => string.Format(CultureInfo.InvariantCulture, format, i)));

    private static string Repeated(string text, int length) =>
        string.Concat(Enumerable.Repeat(text, length / text.Length));

    /// <summary>Where the content is in the request.</summary>
    public enum Place
    {
        Header,
        Member,
        Text,
        Rest,
    }
}
