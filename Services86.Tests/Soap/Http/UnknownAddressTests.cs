using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

internal sealed class UnknownAddressTests : ServerFixture
{
    private const string User = "/Remote/Services86/User.svc";

    private static readonly object[] Addresses =
    [
        new object?[] { "/Remote", null, "There is nothing at '/Remote'." },
        new object?[] { "/Remote/", null, "There is nothing at '/Remote/'." },
        new object?[] { "/remote/Services86/", null, "There is nothing at '/remote/Services86/'." },
        new object?[] { "/Remote/Services84/User.svc", User, "The version here is Services86, not Services84" },
        new object?[] { "/Remote/services88/user.svc", User, "The version here is Services86, not services88" },
        new object?[] { "/Remote/Services86/User.asmx", User, "There is nothing at" },
        new object?[] { "/Remote/Services86/User.svc/mex", User, $"Metadata are in the WSDL, at {User}?wsdl." },
        new object?[] { "/Remote/Services86/User.svc/basic", User, "There is nothing at" },
        new object?[] { "/Remote/Services86/Usr", User, "There is nothing at" },
        new object?[] { "/Cust1/Remote/Services86/EMail", "/Cust1/Remote/Services86/EMail.svc", "There is nothing at" },
        new object?[] { "/User.svc", User, "There is nothing at '/User.svc'." },
        new object?[] { "/Services86/User.svc", User, "There is nothing at" },
    ];

    [TestCaseSource(nameof(Addresses))]
    public async Task A_POST_gets_a_fault_with_the_nearest_address(string path, string? nearest, string reason)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent("<a/>", Encoding.UTF8, "text/xml"),
        };

        var answer = await Server.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.FaultText, Does.Contain(reason).And.Contain("SoPrincipal.svc"));
            Assert.That(
                answer.FaultText,
                nearest is null ? Does.Not.Contain("nearest") : Does.Contain($"The nearest address is {nearest}."));
        }
    }

    [TestCaseSource(nameof(Addresses))]
    public async Task A_GET_gets_a_page_that_links_the_nearest_address(string path, string? nearest, string reason)
    {
        using var response = await Server.Http.GetAsync(path);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(page, Does.Contain(reason).And.Contain("SoPrincipal.svc?wsdl"));
            Assert.That(
                page, nearest is null ? Is.Not.Null : Does.Contain($"nearest address is <a href=\"{nearest}\">"));
        }
    }

    [TestCase("/")]
    [TestCase("/anything")]
    public async Task An_envelope_for_any_address_gets_a_fault(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent("<a/>", Encoding.UTF8, "application/soap+xml"),
        };

        var answer = await Server.SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.FaultText, Does.StartWith($"There is nothing at '{path}'. The services are at /Remote/"));
    }

    [Test]
    public async Task A_long_path_is_truncated_and_escaped()
    {
        using var response = await Server.Http.GetAsync(
            "/" + new string('x', 4000) + "/Remote/%3Cscript%3E" + new string('y', 1000));
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(page, Has.Length.LessThan(2000).And.Not.Contain("<script"));
    }

    [TestCase("/favicon.ico")]
    [TestCase("/RemoteControl")]
    [TestCase("/Services86x")]
    public async Task Other_addresses_stay_empty(string path)
    {
        using var response = await Server.Http.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }
}
