using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class LengthlessPostTests : ServerFixture
{
    [Test]
    public async Task A_call_without_parameters_needs_no_body()
    {
        var answer = await SendAsync("POST /api/v1/Agents/SoPrincipal/GetSystemInfo HTTP/1.0\r\n\r\n");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_call_that_needs_a_body_says_so()
    {
        var rest = await SendAsync("POST /api/v1/Agents/SoPrincipal/AuthenticateGeneric HTTP/1.0\r\nHost: x\r\n\r\n");
        var soap = await SendAsync(
            "POST /Remote/Services86/SoPrincipal.svc HTTP/1.0\r\nContent-Type: text/xml\r\n\r\n");

        Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(Encoding.UTF8.GetString(rest.Body), Does.Contain("Expected a body"));
        Assert.That(soap.Soap.FaultText, Is.Not.Empty);
    }

    [TestCase("POST / HTTP/1.0\r\nHost: x\r\n\r\n{}")]
    [TestCase("POST /api/v1/Agents/SoPrincipal/AuthenticateGeneric HTTP/1.0\r\n\r\n{}")]
    public async Task A_body_without_a_length_is_refused_with_a_reason(string request)
    {
        var answer = await SendAsync(request);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.LengthRequired));
        Assert.That(Encoding.UTF8.GetString(answer.Body), Does.StartWith("Expected a Content-Length header"));
    }

    [TestCase("HTTP/1.0")]
    [TestCase("HTTP/1.1")]
    public async Task A_body_with_a_length_is_read(string version)
    {
        var body = SoapText.LogIn("admin", Services86Server.AdminPassword);

        var answer = await SendAsync(
            $"POST /Remote/Services86/SoPrincipal.svc {version}\r\nHost: x\r\nContent-Type: text/xml\r\n"
            + $"content-length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

        Assert.That(answer.Soap.Succeeded, Is.True);
    }

    [Test]
    public async Task Requests_of_HTTP_1_1_follow_each_other_on_a_connection()
    {
        var request = "POST /api/v1/Agents/SoPrincipal/GetSystemInfo HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray();
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        await connection.WriteAsync([.. request, .. request]);

        Assert.That((await connection.ReadAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await connection.ReadAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await connection.SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<RawHttpAnswer> SendAsync(string request)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        return await connection.SendAsync(Encoding.UTF8.GetBytes(request));
    }
}
