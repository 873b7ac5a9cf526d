using System.Net.Http.Headers;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>With compression over TLS, the length of a response can reveal its secrets (the BREACH attack).</summary>
internal sealed class ResponseCompressionTests
{
    [TestCase("http", true)]
    [TestCase("https", false)]
    public async Task Responses_are_compressed_except_over_TLS(string scheme, bool isCompressed)
    {
        using var directory = new TemporaryDirectory();
        await using var server = await Services86Server.StartInAsync(
            directory,
            $"--urls={scheme}://127.0.0.1:0",
            $"--Kestrel:Certificates:Default:Path={TestCertificate.Write(directory)}");
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var http = new HttpClient(handler) { BaseAddress = server.Address };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var wsdl = await http.GetAsync(new Uri("/Remote/Services86/User.svc?wsdl", UriKind.Relative));
        using var openApi = await http.GetAsync(new Uri("/openapi/User.json", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Address.Scheme, Is.EqualTo(scheme));
            Assert.That(wsdl.Content.Headers.ContentEncoding.Contains("gzip"), Is.EqualTo(isCompressed));
            Assert.That(openApi.Content.Headers.ContentEncoding.Contains("gzip"), Is.EqualTo(isCompressed));
        }
    }
}
