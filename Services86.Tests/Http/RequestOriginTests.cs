using Microsoft.AspNetCore.Http;
using Services86.Http;

namespace Services86.Tests.Http;

internal sealed class RequestOriginTests
{
    [TestCase(null, null, false)]
    [TestCase("same-origin", null, true)]
    [TestCase("none", null, true)]
    [TestCase("same-origin", "https://proxied.example.com", true)]
    [TestCase(null, "http://crm.example.com", true)]
    [TestCase(null, "http://CRM.example.com:80", true)]
    public void Pages_of_this_server_and_programs_are_accepted(string? site, string? origin, bool isBrowser)
    {
        var request = RequestOf(site, origin);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RequestOrigin.IsOwn(request), Is.True);
            Assert.That(RequestOrigin.IsBrowser(request), Is.EqualTo(isBrowser));
        }
    }

    [TestCase("cross-site", null)]
    [TestCase("same-site", null)]
    [TestCase("something new", null)]
    [TestCase("cross-site", "http://crm.example.com")]
    [TestCase(null, "http://evil.example.com")]
    [TestCase(null, "http://crm.example.com:81")]
    [TestCase(null, "http://crm.example.com.evil.example.com")]
    [TestCase(null, "http://crm.example.com@evil.example.com")]
    [TestCase(null, "https://crm.example.com")]
    [TestCase(null, "https://crm.example.com:80")]
    [TestCase(null, "ftp://crm.example.com")]
    [TestCase(null, "http://crm.example.com, http://crm.example.com")]
    [TestCase(null, "http://xn--a")]
    [TestCase(null, "null")]
    [TestCase(null, "\u0001")]
    [TestCase(null, "crm.example.com")]
    public void Pages_of_other_sites_are_refused(string? site, string? origin)
    {
        Assert.That(RequestOrigin.IsOwn(RequestOf(site, origin)), Is.False);
    }

    [Test]
    public void Without_a_host_every_page_is_refused()
    {
        var request = RequestOf(site: null, "http://crm.example.com");
        request.Host = default;

        Assert.That(RequestOrigin.IsOwn(request), Is.False);
    }

    [TestCase("xn--a")]
    [TestCase("a..b")]
    [TestCase("a b")]
    public void A_host_that_is_no_name_is_that_of_no_page(string host)
    {
        var request = RequestOf(site: null, "http://crm.example.com");
        request.Host = new HostString(host);

        Assert.That(RequestOrigin.IsOwn(request), Is.False);
    }

    private static HttpRequest RequestOf(string? site, string? origin)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("crm.example.com");
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers.Origin = origin;
        return request;
    }
}
