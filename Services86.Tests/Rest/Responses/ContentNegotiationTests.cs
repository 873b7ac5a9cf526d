using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Responses;

internal sealed class ContentNegotiationTests : RestFixture
{
    [TestCase(null, "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/json; charset=utf-8", "application/json")]
    [TestCase("text/json", "text/json")]
    [TestCase("application/xml", "application/xml")]
    [TestCase("text/*", "text/json")]
    [TestCase("text/xml, application/json", "application/json")]
    [TestCase("text/xml, application/json;q=0.9", "text/xml")]
    [TestCase("application/xml;q=0.5, text/html, */*;q=0.1", "application/xml")]
    [TestCase("application/json-patch+json", "application/json")]
    [TestCase("application/merge-patch+json", "application/json")]
    [TestCase("image/png", "application/json")]
    [TestCase("application/xml;q=0", "application/json")]
    [TestCase("application/json;q=0", "application/xml")]
    [TestCase("this is no header", "application/json")]
    public async Task The_format_of_the_response_is_the_one_the_client_prefers(string? accept, string expected)
    {
        var answer = await CallAsync("User/CreateDefaultServiceAuth", accept: accept);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.ContentType, Is.EqualTo(expected + "; charset=utf-8"));
    }

    [TestCase("*/*;q=0")]
    [TestCase("application/json;q=0, application/xml;q=0")]
    public async Task A_client_that_refuses_all_formats_gets_406_and_nothing_is_saved(string accept)
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await CallAsync("User/SaveServiceAuth", "{}", accept: accept);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotAcceptable));
            Assert.That(
                answer.Message,
                Does.StartWith("The Accept header refuses every form that the answer can have: application/json, "));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }
}
