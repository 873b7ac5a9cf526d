using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>X-Forwarded headers are trusted only from the configured proxies.</summary>
internal sealed class ForwardedHeadersTests
{
    // ASP.NET Core trusts both loopback addresses unless the lists are cleared.
    [TestCase("127.0.0.1", "127.0.0.1", true)]
    [TestCase("127.0.0.1", "203.0.113.1", false)]
    [TestCase("127.0.0.1", "", false)]
    [TestCase("[::1]", "::1", true)]
    [TestCase("[::1]", "203.0.113.1", false)]
    [TestCase("[::1]", "", false)]
    public async Task The_WSDL_has_the_forwarded_address_if_the_proxy_is_trusted(
        string host, string proxies, bool isTrusted)
    {
        await using var server = await Services86Server.StartAsync(
            $"--urls=http://{host}:0", $"--Services86:TrustedProxies={proxies}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Remote/Services86/User.svc?wsdl");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "soap.example.com");

        var wsdl = await server.SendAsync(request);

        Assert.That(wsdl.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            wsdl.Text.Contains("https://soap.example.com/Remote/Services86/User.svc", StringComparison.Ordinal),
            Is.EqualTo(isTrusted));
    }
}
