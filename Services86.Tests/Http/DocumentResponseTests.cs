using System.Net;
using System.Net.Http.Headers;
using Services86.Tests.Support;

namespace Services86.Tests.Http;

internal sealed class DocumentResponseTests : ServerFixture
{
    private static readonly string[] Documents =
    [
        "/Remote/Services86/User.svc?wsdl", "/Remote/Services86/EMail.svc?singleWsdl", "/openapi/User.json",
    ];

    [Test]
    public async Task A_document_has_a_strong_ETag_and_304_if_the_client_has_it(
        [ValueSource(nameof(Documents))] string document, [Values] bool isHead)
    {
        var method = isHead ? HttpMethod.Head : HttpMethod.Get;
        using var first = await SendAsync(document, method);
        var tag = first.Headers.ETag!;

        using var second = await SendAsync(document, method, tag.ToString());
        using var weak = await SendAsync(document, method, $"\"other\", W/{tag}");
        using var any = await SendAsync(document, method, "*");
        using var changed = await SendAsync(document, method, "\"other\"");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tag.IsWeak, Is.False);
            Assert.That(first.Headers.CacheControl?.NoCache, Is.True);
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(second.Headers.ETag, Is.EqualTo(tag));
            Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
            Assert.That(weak.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(any.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCaseSource(nameof(Documents))]
    public async Task A_compressed_document_has_an_ETag_of_its_own(string document)
    {
        using var plain = await SendAsync(document, HttpMethod.Get);
        using var compressed = await SendAsync(document, HttpMethod.Get, accept: "gzip");

        using var again = await SendAsync(
            document, HttpMethod.Get, compressed.Headers.ETag!.ToString(), accept: "gzip");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(compressed.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
            Assert.That(compressed.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(again.Headers.ETag, Is.EqualTo(compressed.Headers.ETag));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        string document, HttpMethod method, string? ifNoneMatch = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, document);
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        if (accept is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(accept));
        }

        return await Server.Http.SendAsync(request);
    }
}
