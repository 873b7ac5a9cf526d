using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class HostHeaderTests : ServerFixture
{
    private static readonly string[] Pages =
    [
        "/Remote/Services86/User.svc", "/Remote/Services86/User.svc?wsdl", "/openapi/User.json", "/api", "/api/v1",
        "/api/v1/Agents", "/api/v1/Agents/User", "/api/v1/Agents/User/GetUser", "/docs/",
    ];

    protected override string[] Configuration => ["--Services86:TrustedProxies=127.0.0.1"];

    [TestCase("Host: xn--a")]
    [TestCase("Host: xn--a:80")]
    [TestCase("Host: a..b")]
    [TestCase("Host: x:99999")]
    [TestCase("Host: x\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Host: xn--a")]
    [TestCase("Host: x\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Host: a..b")]
    public async Task A_page_cannot_be_got_with_a_host_that_is_no_host(string header)
    {
        foreach (var page in Pages)
        {
            var answer = await SendAsync($"GET {page} HTTP/1.1\r\n{header}\r\n\r\n");

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), page);
            Assert.That(
                Encoding.UTF8.GetString(answer.Body), Does.StartWith("Expected a Host header with the name"), page);
        }
    }

    [TestCase("POST /api/v1/Agents/User/GetUser?userId=1 HTTP/1.1\r\nHost: xn--a\r\nOrigin: http://x")]
    [TestCase("POST /Remote/Services86/User.svc HTTP/1.1\r\nHost: xn--a\r\nOrigin: http://x")]
    [TestCase("DELETE /api/v1/session HTTP/1.1\r\nHost: xn--a\r\nOrigin: http://x")]
    public async Task An_origin_cannot_be_compared_with_a_host_that_is_no_host(string request)
    {
        var answer = await SendAsync(request + "\r\nContent-Length: 0\r\n\r\n");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_page_that_is_requested_without_a_host_has_the_address_that_the_request_came_to()
    {
        var answer = await SendAsync("GET /Remote/Services86/User.svc?wsdl HTTP/1.0\r\n\r\n");

        Assert.That(
            Encoding.UTF8.GetString(answer.Body),
            Does.Contain($"location=\"{Server.Address}Remote/Services86/User.svc\""));
    }

    private async Task<RawHttpAnswer> SendAsync(string request)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        return await connection.SendAsync(Encoding.ASCII.GetBytes(request));
    }
}
