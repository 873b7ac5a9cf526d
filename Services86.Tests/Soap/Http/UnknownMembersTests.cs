using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

[TestFixture("Ignore")]
[TestFixture("Warn")]
[TestFixture("Refuse")]
internal sealed class UnknownMembersTests(string policy) : ServerFixture
{
    private const string Members =
        "<Prt>s3cretOfTheClient</Prt><Port>1</Port><x:Server xmlns:x='urn:x'>s3cretOfTheClient</x:Server>";

    private string _ticket = null!;

    protected override string[] Configuration => [$"--Services86:UnknownMembers={policy}"];

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [Test]
    public async Task Unknown_members_of_a_SOAP_request_are_skipped_logged_or_refused()
    {
        Secret("s3cretOfTheClient");
        var before = Server.Log.Warnings.Count();

        var answer = await Server.PostAsync(
            "User",
            SoapText.SaveServiceAuth(_ticket, SoapText.Element("Server", "x"))
                .Replace("<Server>x</Server>", Members, StringComparison.Ordinal));

        Assert.That(answer.IsFault, Is.EqualTo(policy == "Refuse"), answer.Text);
        Assert.That(answer.FaultText ?? "", policy != "Refuse" ? Is.Empty : Does.Contain(
            "SaveServiceAuth/ServiceAuth on line 1 cannot be read: expected the members, found Prt in the namespace "));
        AssertWarning(
            before,
            "User.SaveServiceAuth was called with members that it does not have, which were skipped: "
            + "Envelope/Body/SaveServiceAuth/ServiceAuth/Prt, Envelope/Body/SaveServiceAuth/ServiceAuth/Server");
    }

    [Test]
    public async Task Unknown_members_of_an_XML_body_are_skipped_logged_or_refused()
    {
        Secret("s3cretOfTheClient");
        var before = Server.Log.Warnings.Count();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth")
        {
            Content = new StringContent($"<ServiceAuth>{Members}</ServiceAuth>", Encoding.UTF8, "application/xml"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "SOTicket " + _ticket);

        using var response = await Server.Http.SendAsync(request);

        Assert.That(
            response.StatusCode, Is.EqualTo(policy == "Refuse" ? HttpStatusCode.BadRequest : HttpStatusCode.OK));
        AssertWarning(
            before,
            "User.SaveServiceAuth was called with members that it does not have, which were skipped: ServiceAuth/Prt, "
            + "ServiceAuth/Server");
    }

    [TestCase("<Port>1</Port>", "Port='1'", "ServiceAuth/@Port")]
    [TestCase("<Port>1</Port>", "server='1'", "ServiceAuth/@Server")]
    public async Task Attributes_beside_members_count_as_unknown_members(string member, string attribute, string path)
    {
        var before = Server.Log.Warnings.Count();

        var answer = await Server.PostAsync(
            "User",
            SoapText.SaveServiceAuth(_ticket, SoapText.Element("Server", "x"))
                .Replace("<Server>x</Server>", member, StringComparison.Ordinal)
                .Replace("<ServiceAuth>", $"<ServiceAuth {attribute}>", StringComparison.Ordinal));

        Assert.That(answer.IsFault, Is.EqualTo(policy == "Refuse"), answer.Text);
        AssertWarning(before, path);
    }

    private void AssertWarning(int before, string text) => Assert.That(
        Server.Log.Warnings.Skip(before),
        policy == "Warn" ? Has.One.Contains(text) : Is.Empty);
}
