using System.Net;
using System.Xml.Linq;
using Services86.Description;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

/// <summary>Tests a program that serves one contract in two versions.</summary>
internal sealed class ServedVersionsTests
{
    private static readonly XNamespace Services84 = ServicesVersion.Services84.XmlNamespace;

    private SoapProgram _program = null!;

    [OneTimeSetUp]
    public async Task Start() => _program = await SoapProgram.StartAsync(
        call => call.Operation.Name == "GetCredentialTypes"
            ? [new[] { new CredentialType { ValueControl = CredentialControlType.Hidden, IsUserNameSupported = true } }]
            : [.. call.Operation.Reply.Parts.Select(part => part.DefaultValue)],
        ContractDescription.Of(typeof(IUserAgent), ServicesVersion.Services84),
        ContractDescription.Of(typeof(IUserAgent), ServicesVersion.Services86));

    [OneTimeTearDown]
    public async Task Stop() => await _program.DisposeAsync();

    [TestCase("Services84", "Static", null)]
    [TestCase("Services86", "Hidden", "true")]
    public async Task A_reply_has_the_namespace_members_and_values_of_the_version_in_the_address(
        string version, string valueControl, string? isUserNameSupported)
    {
        XNamespace ns = "http://www.superoffice.net/ws/crm/NetServer/" + version;

        var response = await PostAsync(version, new XElement(ns + "GetCredentialTypes"));

        var credentialType = response.Envelope.Descendants(ns + "CredentialType").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Envelope.Descendants(ns + "Succeeded").Single().Value, Is.EqualTo("true"));
            Assert.That(credentialType.Element(ns + "ValueControl")?.Value, Is.EqualTo(valueControl));
            Assert.That(credentialType.Element(ns + "IsUserNameSupported")?.Value, Is.EqualTo(isUserNameSupported));
            Assert.That(
                _program.LastEndpoint?.Metadata.GetMetadata<OperationMetadata>()?.Version, Is.EqualTo(version));
        }
    }

    [Test]
    public async Task An_operation_introduced_in_a_later_version_is_unknown()
    {
        var response = await PostAsync("Services84", new XElement(Services84 + "CanChangePassword"));

        Assert.That(
            response.FaultText,
            Does.StartWith("User has no operation 'CanChangePassword', which the Body holds"));
    }

    [Test]
    public async Task An_operation_in_the_namespace_of_another_version_is_unknown()
    {
        var response = await PostAsync("Services86", new XElement(Services84 + "GetCredentialTypes"));

        Assert.That(response.FaultText, Does.StartWith("Expected the element of an operation in the namespace"));
    }

    [TestCase("Services84")]
    [TestCase("services86")]
    public async Task The_WSDL_is_that_of_the_version_in_the_address(string version)
    {
        using var response = await _program.GetAsync($"/Remote/{version}/User.svc?wsdl");

        var definitions = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(
            definitions.Attribute("targetNamespace")?.Value,
            Is.EqualTo("http://www.superoffice.net/ws/crm/NetServer/" + version).IgnoreCase);
    }

    [TestCase("Services85")]
    [TestCase("v1")]
    [TestCase("")]
    public async Task A_version_that_is_not_served_gets_404(string version)
    {
        using var response = await _program.GetAsync($"/Remote/{version}/User.svc?wsdl");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    private Task<SoapHttpAnswer> PostAsync(string version, XElement body) =>
        _program.PostAsync($"/Remote/{version}/User.svc", SoapText.Envelope("7T:x", body));
}
