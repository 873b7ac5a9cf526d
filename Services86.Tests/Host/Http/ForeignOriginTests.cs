using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class ForeignOriginTests : ServerFixture
{
    private const string Rest = "/api/v1/Agents/SoPrincipal/AuthenticateUsernamePassword";
    private const string Soap = "/Remote/Services86/SoPrincipal.svc";

    [TestCase("Origin", "https://evil.example.com")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task Logins_that_pages_of_other_sites_try_do_not_count_against_the_user(string header, string value)
    {
        for (var i = 0; i < 25; i++)
        {
            var form = await PostAsync(
                Rest, "UserName=admin&Password=wrong", "application/x-www-form-urlencoded", (header, value));
            var soap = await PostAsync(Soap, SoapText.LogIn("admin", "wrong"), "text/xml", (header, value));
            Assert.That(form.Status, Is.EqualTo(HttpStatusCode.Forbidden), form.Text);
            Assert.That(soap.Status, Is.EqualTo(HttpStatusCode.Forbidden), soap.Text);
            Assert.That(soap.Text, Does.Contain("The page of another origin made the request."));
        }

        Assert.That(await Server.LogInAsync(), Is.Not.Empty);
    }

    [TestCase("Origin", "{origin}")]
    [TestCase("Sec-Fetch-Site", "same-origin")]
    [TestCase("Sec-Fetch-Site", "none")]
    public async Task Pages_of_this_server_may_log_in(string header, string value)
    {
        var origin = value == "{origin}" ? Server.Address.GetLeftPart(UriPartial.Authority) : value;
        var answer = await PostAsync(
            Soap, SoapText.LogIn("admin", Services86Server.AdminPassword), "text/xml", (header, origin));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    [Test]
    public async Task A_page_of_another_scheme_at_the_same_host_is_refused()
    {
        var answer = await PostAsync(
            Rest, "{}", "application/json", ("Origin", $"https://{Server.Address.Authority}"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<RestHttpAnswer> PostAsync(
        string path, string body, string contentType, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, contentType),
        };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await Server.Http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }
}
