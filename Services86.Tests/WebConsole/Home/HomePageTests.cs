using System.Net;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Home;

internal sealed partial class HomePageTests : ServerFixture
{
    [Test]
    public async Task The_page_links_what_the_server_has()
    {
        using var response = await Server.Http.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();
        var links = Links().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(links, Is.SupersetOf((string[])
            [
                "./docs/", "./api", "./Remote/Services86/User.svc?wsdl", "./Remote/Services86/EMail.svc",
                "./openapi/User.json", "./health/ready", "./console/login",
            ]));
            foreach (var link in links)
            {
                using var linked = await Server.Http.GetAsync(new Uri(Server.Address, link));
                Assert.That(linked.StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
            }
        }
    }

    [TestCase("soap.example.com:81", "http://soap.example.com:81")]
    [TestCase("[::1]:82", "http://[::1]:82")]
    public async Task The_page_has_the_address_that_the_client_used(string host, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        using var response = await Server.Http.SendAsync(request);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.That(
            page,
            Does.Contain($"<code class=\"wrap\">{address}/Remote/Services86/User.svc</code>")
                .And.Contain($"curl -s '{address}/Remote/Services86/SoPrincipal.svc'")
                .And.Contain($"$server = '{address}/Remote/Services86';"));
    }

    [Test]
    public async Task The_page_allows_nothing_from_elsewhere_and_no_inline_script()
    {
        using var response = await Server.Http.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                response.Headers.GetValues("Content-Security-Policy").Single(),
                Is.EqualTo(
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
            Assert.That(page, Does.Not.Match("<script(?![^>]*src=)").And.Not.Contain("<style"));
            Assert.That(page, Does.Not.Match(" style=").And.Not.Match(" on[a-z]+="));
        }
    }

    [Test]
    public async Task Files_of_the_page_are_cached_for_ever_by_a_hash_of_their_content()
    {
        var page = await Server.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        var files = Regex.Matches(page, "(?:src|href)=\"(\\./console/files/[^\"]+)\"");

        Assert.That(files, Has.Count.GreaterThanOrEqualTo(4));
        foreach (var file in files.Select(file => file.Groups[1].Value))
        {
            using var response = await Server.Http.GetAsync(new Uri(Server.Address, file));
            using var other = await Server.Http.GetAsync(
                new Uri(Server.Address, Regex.Replace(file, "/[0-9a-f]{16}/", "/0000000000000000/")));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), file);
            Assert.That(response.Headers.CacheControl?.ToString(), Does.Contain("immutable"), file);
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), file);
        }
    }

    [Test]
    public async Task HEAD_has_no_body_and_other_methods_are_not_served()
    {
        using var head = await Server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));
        using var put = await Server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/"));

        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(put.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [GeneratedRegex("<a[^>]* href=\"([^\"#]+)\"")]
    private static partial Regex Links();
}
