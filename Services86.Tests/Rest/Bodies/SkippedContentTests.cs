using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Bodies;

/// <summary>Sends bytes that are not UTF-8 where no reader looks: in members that the contract does not have.</summary>
internal sealed class SkippedContentTests : RestFixture
{
    private const string Rejection = "are not UTF-8. Send UTF-8.";

    [TestCase("""{"Server":"x","Other":"?"}""", "application/json")]
    [TestCase("""{"Server":"x","Other":{"a":["?"]}}""", "application/json")]
    [TestCase("""{"Server":"x","Other":"?"}""", "application/merge-patch+json")]
    [TestCase("""[{"op":"add","path":"/Server","value":"x","Other":"?"}]""", "application/json-patch+json")]
    [TestCase("<ServiceAuth><Server>x</Server><Other>?</Other></ServiceAuth>", "application/xml")]
    [TestCase("<ServiceAuth><Server>x</Server><Other a='?'/></ServiceAuth>", "application/xml")]
    [TestCase("<ServiceAuth><!--?--><Server>x</Server></ServiceAuth>", "text/xml")]
    [TestCase("Server=x&Other=?", "application/x-www-form-urlencoded")]
    public async Task Bytes_that_are_not_UTF_8_are_rejected_in_skipped_content_too(string body, string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);
        request.Content = NewContent(WithInvalidByte(body), contentType);
        var before = await Server.CountServiceAuthsAsync();

        var answer = await SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain("UTF-8"));
        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }

    [TestCase("<Other>?</Other>", "")]
    [TestCase("", "<Other a='?'/>")]
    [TestCase("", "<!--?-->")]
    public async Task Bytes_that_are_not_UTF_8_are_rejected_in_skipped_content_of_SOAP(string header, string member)
    {
        var envelope = $"<s:Envelope xmlns:s='{SoapText.Soap11}' xmlns='{SoapText.Services86}'><s:Header>{header}"
            + $"<Credentials><Ticket>{Ticket}</Ticket></Credentials></s:Header><s:Body><SaveServiceAuth>"
            + $"<ServiceAuth><Server>x</Server>{member}</ServiceAuth></SaveServiceAuth></s:Body></s:Envelope>";
        var before = await Server.CountServiceAuthsAsync();

        var answer = await Server.PostAsync("User", WithInvalidByte(envelope), "text/xml");

        Assert.That(answer.Text, Does.Contain(Rejection));
        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_rejection_of_JSON_is_short_however_long_the_token_is([Values("tru", "true", "1")] string token)
    {
        var answer = await CallAsync(
            "User/SaveServiceAuth", $$"""{"Server":{{string.Concat(Enumerable.Repeat(token, 10_000))}}""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Has.Length.LessThan(1_000));
    }

    private static byte[] WithInvalidByte(string text) => [
        .. Encoding.UTF8.GetBytes(text).Select(value => value == (byte)'?' ? (byte)0xFF : value)];
}
