using Services86.Description;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class OperationEndpointTests
{
    private const string Path = "/Remote/Services86/User.svc";

    private SoapProgram _program = null!;

    [OneTimeSetUp]
    public async Task Start() => _program = await SoapProgram.StartAsync(
        call => [.. call.Operation.Reply.Parts.Select(part => part.DefaultValue)],
        ContractDescription.Of(typeof(IUserAgent)));

    [OneTimeTearDown]
    public async Task Stop() => await _program.DisposeAsync();

    [Test]
    public async Task A_call_has_the_endpoint_of_its_operation()
    {
        var response = await _program.PostAsync(Path, SoapText.SaveServiceAuth("7T:x"));

        var endpoint = _program.LastEndpoint;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Succeeded, Is.True);
            Assert.That(endpoint?.DisplayName, Is.EqualTo("SOAP Services86 User.SaveServiceAuth"));
            Assert.That(
                endpoint?.Metadata.GetMetadata<OperationMetadata>(),
                Is.EqualTo(new OperationMetadata("User", "SaveServiceAuth", "SOAP", "Services86")));
        }
    }

    [Test]
    public async Task The_endpoint_of_an_operation_is_created_once()
    {
        await _program.PostAsync(Path, SoapText.GetServiceAuth("7T:x", 1));
        var first = _program.LastEndpoint;
        await _program.PostAsync(Path, SoapText.GetServiceAuth("7T:x", 2));

        Assert.That(_program.LastEndpoint, Is.Not.Null.And.SameAs(first));
    }

    [Test]
    public async Task A_call_with_an_invalid_argument_has_the_endpoint_of_its_operation()
    {
        var response = await _program.PostAsync(
            Path, SoapText.Call("7T:x", "GetServiceAuth", SoapText.Element("ServiceAuthId", "seven")));

        Assert.That(response.IsFault, Is.True);
        Assert.That(_program.LastEndpoint?.DisplayName, Is.EqualTo("SOAP Services86 User.GetServiceAuth"));
    }

    [TestCase("<Reboot/>")]
    [TestCase("")]
    public async Task A_request_without_a_known_operation_has_no_endpoint(string body)
    {
        var response = await _program.PostAsync(
            Path, $"<s:Envelope xmlns:s='{SoapText.Soap11}'><s:Body>{body}</s:Body></s:Envelope>");

        Assert.That(response.IsFault, Is.True);
        Assert.That(_program.LastEndpoint, Is.Null);
    }
}
