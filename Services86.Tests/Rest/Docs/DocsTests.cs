using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Docs;

internal sealed partial class DocsTests : ServerFixture
{
    [TestCase("/docs/")]
    [TestCase("/Docs/")]
    [TestCase("/Cust12345/docs/")]
    public async Task Every_file_of_the_page_is_served_compressed_and_uncompressed(string path)
    {
        var page = await Server.Http.GetStringAsync(path);
        var files = Links().Matches(page).Select(link => link.Groups[1].Value).ToList();

        Assert.That(files, Has.Count.EqualTo(5));
        foreach (var file in files)
        {
            using var plain = await GetAsync(path + file);
            using var packed = await GetAsync(path + file, "gzip");
            var unpacked = packed.Content.Headers.ContentEncoding.Count == 0
                ? await packed.Content.ReadAsByteArrayAsync()
                : GZip.Decompress(await packed.Content.ReadAsByteArrayAsync());
            using (Assert.EnterMultipleScope())
            {
                Assert.That(plain.StatusCode, Is.EqualTo(HttpStatusCode.OK), file);
                Assert.That(plain.Content.Headers.ContentEncoding, Is.Empty, file);
                Assert.That(unpacked, Is.Not.Empty.And.EqualTo(await plain.Content.ReadAsByteArrayAsync()), file);
                Assert.That(plain.Headers.CacheControl!.ToString(), Does.Contain("immutable"), file);
                Assert.That(plain.Headers.Vary, Has.Member("Accept-Encoding"), file);
                Assert.That(plain.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]), file);
            }
        }
    }

    [TestCase("swagger-ui.css", "text/css")]
    [TestCase("swagger-ui-bundle.js", "text/javascript")]
    [TestCase("favicon-32x32.png", "image/png")]
    [TestCase("swagger-ui-bundle.js.LICENSE.txt", "text/plain")]
    [TestCase("LICENSE.txt", "text/plain")]
    [TestCase("NOTICE.txt", "text/plain")]
    public async Task A_file_has_its_media_type(string name, string mediaType)
    {
        using var answer = await GetAsync($"/docs/{await FolderAsync()}/{name}", "gzip");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(mediaType));
        }
    }

    [Test]
    public async Task The_page_loads_nothing_from_other_hosts()
    {
        using var answer = await Server.Http.GetAsync("/docs/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var page = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
            Assert.That(
                policy,
                Does.Contain("default-src 'none'").And.Contain("script-src 'self';")
                    .And.Contain("frame-ancestors 'none'"));
            Assert.That(page, Does.Not.Contain("://").And.Not.Contain("<script>"));
        }
    }

    [TestCase("/docs", "/docs/")]
    [TestCase("/Cust12345/docs", "/Cust12345/docs/")]
    public async Task The_address_without_the_trailing_slash_redirects_to_the_page(string path, string page)
    {
        using var answer = await Server.Http.GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(page));
        }
    }

    [TestCase("/docs/nothing")]
    [TestCase("/docs/swagger-ui.css")]
    [TestCase("/docs/00000000000000000000000000000000/swagger-ui.css")]
    [TestCase("/docs/{0}/nothing.js")]
    [TestCase("/docs/{0}/../{0}/nothing.js")]
    [TestCase("/docs/{0}/")]
    [TestCase("/documents")]
    [TestCase("/docs-of-others/")]
    public async Task Other_addresses_give_404(string path)
    {
        using var answer = await Server.Http.GetAsync(
            path.Replace("{0}", await FolderAsync(), StringComparison.Ordinal));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/docs")]
    [TestCase("/docs/")]
    public async Task Another_method_is_not_allowed(string path)
    {
        using var answer = await Server.Http.PostAsync(path, content: null);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task A_tenant_may_be_named_docs()
    {
        using var answer = await Server.Http.GetAsync("/docs/Remote/Services86/User.svc?wsdl");

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/xml"));
    }

    private async Task<string> FolderAsync() =>
        Links().Match(await Server.Http.GetStringAsync("/docs/")).Groups[1].Value.Split('/')[0];

    private async Task<HttpResponseMessage> GetAsync(string path, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        }

        return await Server.Http.SendAsync(request);
    }

    [GeneratedRegex("(?:href|src)=\"(.*?)\"")]
    private static partial Regex Links();
}
