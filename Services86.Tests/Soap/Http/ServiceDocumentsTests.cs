using System.Net;
using System.Text;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class ServiceDocumentsTests : ServerFixture
{
    private const string Path = "/Remote/Services86/User.svc";

    private static readonly XNamespace WsdlSoap = "http://schemas.xmlsoap.org/wsdl/soap/";

    [TestCase("wsdl")]
    [TestCase("WSDL")]
    [TestCase("singleWsdl")]
    [TestCase("singlewsdl")]
    [TestCase("SingleWSDL")]
    [TestCase("wsdl=")]
    [TestCase("any=1&wsdl")]
    public async Task All_WSDL_queries_return_the_same_document(string query)
    {
        var expected = await GetAsync($"{Path}?wsdl");

        var response = await GetAsync($"{Path}?{query}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Header("Content-Type"), Is.EqualTo("text/xml; charset=utf-8"));
            Assert.That(response.Body, Is.EqualTo(expected.Body));
            Assert.That(XDocument.Parse(response.Soap.Text).Root!.Name.LocalName, Is.EqualTo("definitions"));
        }
    }

    [TestCase("/Remote/Services86/User.svc", "h:81", "http://h:81/Remote/Services86/User.svc")]
    [TestCase(
        "/Cust12345/Remote/Services86/User.svc",
        "soap.example.com",
        "http://soap.example.com/Cust12345/Remote/Services86/User.svc")]
    [TestCase("/remote/services86/user.svc", "SOAP.example.com", "http://SOAP.example.com/remote/services86/user.svc")]
    [TestCase("/Remote/Services86/User.svc/", "h", "http://h/Remote/Services86/User.svc")]
    [TestCase("http://absolute:82/Remote/Services86/User.svc", "h", "http://absolute:82/Remote/Services86/User.svc")]
    [TestCase(
        "/a%20b&c'/Remote/Services86/User.svc", "[::1]:83", "http://[::1]:83/a%20b&c'/Remote/Services86/User.svc")]
    [TestCase("/%3Cscript%3E/Remote/Services86/User.svc", "h", "http://h/%3Cscript%3E/Remote/Services86/User.svc")]
    public async Task The_WSDL_has_the_address_that_the_caller_used(string target, string host, string address)
    {
        var response = await GetAsync($"{target}?wsdl", $"Host: {host}");

        Assert.That(AddressIn(response), Is.EqualTo(address));
    }

    [TestCase("application/json")]
    [TestCase("text/html,application/xhtml+xml,*/*;q=0.8")]
    [TestCase("application/wsdl+xml")]
    [TestCase("text/*;q=0")]
    public async Task The_WSDL_is_text_xml_regardless_of_Accept(string accepted)
    {
        var response = await GetAsync($"{Path}?wsdl", "Host: h", $"Accept: {accepted}");

        Assert.That(response.Header("Content-Type"), Is.EqualTo("text/xml; charset=utf-8"));
    }

    [Test]
    public async Task Each_service_has_its_own_WSDL()
    {
        var principal = await GetAsync("/Remote/Services86/SoPrincipal.svc?wsdl");
        var user = await GetAsync("/Remote/Services86/User.svc?wsdl");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                principal.Soap.Text,
                Does.Contain("AuthenticateUsernamePassword").And.Not.Contain("SaveServiceAuth"));
            Assert.That(
                user.Soap.Text,
                Does.Contain("SaveServiceAuth").And.Not.Contain("AuthenticateUsernamePassword"));
        }
    }

    [Test]
    public async Task Forwarded_headers_of_an_untrusted_client_are_ignored()
    {
        var response = await GetAsync(
            $"{Path}?wsdl", "Host: h", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example.com");

        Assert.That(AddressIn(response), Is.EqualTo($"http://h{Path}"));
    }

    [TestCase("127.0.0.1")]
    [TestCase("10.0.0.0/8, 127.0.0.0/8")]
    public async Task Forwarded_headers_of_a_trusted_proxy_are_used(string proxies)
    {
        await using var server = await Services86Server.StartAsync($"--Services86:TrustedProxies={proxies}");

        var response = await GetAsync(
            server,
            $"{Path}?wsdl",
            "Host: inner:5086",
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: soap.example.com");

        Assert.That(AddressIn(response), Is.EqualTo($"https://soap.example.com{Path}"));
    }

    // Some hosts set ASPNETCORE_FORWARDEDHEADERS_ENABLED, which makes ASP.NET Core trust every client.
    [Test]
    public async Task Forwarded_headers_of_an_untrusted_client_are_ignored_with_ForwardedHeaders_Enabled_too()
    {
        await using var server = await Services86Server.StartAsync("--ForwardedHeaders_Enabled=true");

        var response = await GetAsync(
            server,
            $"{Path}?wsdl",
            "Host: h",
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example.com");

        Assert.That(AddressIn(response), Is.EqualTo($"http://h{Path}"));
    }

    [Test]
    public async Task Forwarded_headers_of_an_untrusted_proxy_are_ignored()
    {
        await using var server = await Services86Server.StartAsync("--Services86:TrustedProxies=192.0.2.1");

        var response = await GetAsync(
            server,
            $"{Path}?wsdl",
            "Host: h",
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example.com");

        Assert.That(AddressIn(response), Is.EqualTo($"http://h{Path}"));
    }

    [Test]
    public async Task The_help_page_lists_the_operations_and_links_to_the_WSDL()
    {
        var response = await GetAsync(Path, "Host: h");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Header("Content-Type"), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(response.Soap.Text, Does.Contain("SaveServiceAuth"));
            Assert.That(response.Soap.Text, Does.Contain("CreateDefaultServiceAuth"));
            Assert.That(response.Soap.Text, Does.Contain($"href=\"http://h{Path}?wsdl\""));
        }
    }

    [TestCase("/%3Cscript%3E/Remote/Services86/User.svc")]
    [TestCase("/<script>/Remote/Services86/User.svc")]
    [TestCase("/\"onmouseover=\"/Remote/Services86/User.svc")]
    public async Task The_help_page_contains_no_markup_from_the_request_path(string target)
    {
        var response = await GetAsync(target);

        Assert.That(response.Soap.Text, Does.Not.Contain("<script>").And.Not.Contain("\"onmouseover"));
    }

    private static string AddressIn(RawHttpAnswer response) =>
        XDocument.Parse(response.Soap.Text).Descendants(WsdlSoap + "address").Single().Attribute("location")!.Value;

    private static async Task<RawHttpAnswer> GetAsync(Services86Server server, string target, params string[] headers)
    {
        using var connection = await RawHttpConnection.OpenAsync(server.Address);
        return await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\n\r\n"));
    }

    private Task<RawHttpAnswer> GetAsync(string target) => GetAsync(target, "Host: h");

    private Task<RawHttpAnswer> GetAsync(string target, params string[] headers) => GetAsync(Server, target, headers);
}
