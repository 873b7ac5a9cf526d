using System.IO.Compression;
using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class ContentCodingTests : ServerFixture
{
    private static readonly byte[] Body =
        Encoding.UTF8.GetBytes(SoapText.LogIn("admin", Services86Server.AdminPassword));

    [TestCase("gzip", "gzip")]
    [TestCase("x-gzip", "gzip")]
    [TestCase("X-GZIP", "gzip")]
    [TestCase("deflate", "deflate")]
    [TestCase("identity", "")]
    [TestCase("Identity", "")]
    [TestCase("identity, identity", "")]
    [TestCase("gzip, identity", "gzip")]
    [TestCase("identity, gzip", "gzip")]
    [TestCase("identity|gzip", "gzip")]
    [TestCase("gzip|identity", "gzip")]
    [TestCase("gzip, gzip", "gzip gzip")]
    [TestCase("gzip|x-gzip", "gzip gzip")]
    [TestCase("deflate|gzip", "deflate gzip")]
    [TestCase("gzip ,deflate , gzip", "gzip deflate gzip")]
    [TestCase(", gzip,", "gzip")]
    public async Task Codings_are_decoded_in_reverse_order(string header, string codings)
    {
        var answer = await PostAsync(header, codings.Split(' ').Aggregate(Body, Encode));

        Assert.That(answer.Soap.Succeeded, Is.True, answer.Soap.Text);
    }

    [TestCase("br")]
    [TestCase("gzip, br")]
    [TestCase("br|gzip")]
    [TestCase("gzip, gzip, gzip, gzip")]
    public async Task Unknown_codings_and_long_lists_are_refused(string header)
    {
        var answer = await PostAsync(header, Encode(Body, "gzip"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(
            answer.Soap.FaultText,
            Does.Contain($"found '{header.Replace("|", ",", StringComparison.Ordinal)}'"));
    }

    [Test]
    public async Task A_coded_body_that_expands_within_its_codings_is_too_large()
    {
        // Members that decode to nothing: the body itself stays empty.
        var empty = Convert.FromHexString("1F8B080000000000000303000000000000000000");
        var members = Enumerable.Repeat(empty, 100_000).SelectMany(bytes => bytes).ToArray();

        var answer = await PostAsync("gzip, gzip", Encode(members, "gzip"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    private static byte[] Encode(byte[] bytes, string coding)
    {
        if (coding.Length == 0)
        {
            return bytes;
        }

        using var encoded = new MemoryStream();
        using (Stream encoder = coding == "gzip"
            ? new GZipStream(encoded, CompressionLevel.Optimal)
            : new ZLibStream(encoded, CompressionLevel.Optimal))
        {
            encoder.Write(bytes);
        }

        return encoded.ToArray();
    }

    private async Task<RawHttpAnswer> PostAsync(string header, byte[] body)
    {
        var lines = string.Concat(header.Split('|').Select(line => $"Content-Encoding: {line}\r\n"));
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        return await connection.SendAsync(
        [
            .. Encoding.ASCII.GetBytes(
                "POST /Remote/Services86/SoPrincipal.svc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n"
                + $"{lines}Content-Length: {body.Length}\r\n\r\n"),
            .. body,
        ]);
    }
}
