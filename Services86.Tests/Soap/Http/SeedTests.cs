using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class SeedTests : ServerFixture
{
    private const string DocumentedTicket = "7T:1234abcxyzExample==";
    private const string Action = "http://www.superoffice.net/ws/crm/NetServer/Services86/User/SaveServiceAuth";

    private readonly HashSet<int> _ids = [];
    private string _envelope = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Soap", "Http", "Seeds", "SaveServiceAuth.xml");
        var ticket = await Server.LogInAsync();
        _envelope = (await File.ReadAllTextAsync(file)).Replace(DocumentedTicket, ticket, StringComparison.Ordinal);
    }

    [Test]
    public async Task The_documented_request_works_with_the_media_type_of_SOAP_1_1()
    {
        var response = await Server.PostAsync("User", _envelope, "text/xml; charset=utf-8", $"\"{Action}\"");

        AssertSaved(response, "text/xml; charset=utf-8", SoapText.Soap12);
    }

    [Test]
    public async Task The_documented_request_works_with_the_media_type_of_SOAP_1_2()
    {
        var response = await Server.PostAsync(
            "User", _envelope, $"application/soap+xml; charset=utf-8; action=\"{Action}\"");

        AssertSaved(response, "application/soap+xml; charset=utf-8", SoapText.Soap12);
    }

    [Test]
    public async Task The_documented_request_works_as_SOAP_1_1_with_a_header()
    {
        var envelope = _envelope
            .Replace(SoapText.Soap12, SoapText.Soap11, StringComparison.Ordinal)
            .Replace("<User:ApplicationToken>", "<SOAP-ENV:Header><User:ApplicationToken>", StringComparison.Ordinal)
            .Replace("</User:Credentials>", "</User:Credentials></SOAP-ENV:Header>", StringComparison.Ordinal);

        var response = await Server.PostAsync("User", envelope, "text/xml; charset=utf-8", $"\"{Action}\"");

        AssertSaved(response, "text/xml; charset=utf-8", SoapText.Soap11);
    }

    private void AssertSaved(SoapHttpAnswer response, string contentType, string envelopeNamespace)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.ContentType, Is.EqualTo(contentType));
            Assert.That(response.Envelope.Name.NamespaceName, Is.EqualTo(envelopeNamespace));
            Assert.That(response.Succeeded, Is.True, response.Text);
            Assert.That(_ids.Add(response.Number("ServiceAuthId")), Is.True, "a new id");
            Assert.That(response.Number("ServiceAuthId"), Is.GreaterThan(0));
            Assert.That(response.Value("Server"), Is.Empty);
            Assert.That(response.Number("Port"), Is.Zero);
            Assert.That(response.Value("AuthType"), Is.Empty);
            Assert.That(response.Value("Username"), Is.Empty);
            Assert.That(response.Value("Password"), Is.Empty);
        }
    }
}
