using System.Net;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Home;

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
                "docs/", "api", "Remote/Services86/User.svc?wsdl", "Remote/Services86/EMail.svc", "openapi/User.json",
            ]));
            foreach (var link in links)
            {
                using var linked = await Server.Http.GetAsync("/" + link);
                Assert.That(linked.StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
            }
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

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
