using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Logging;

// The fixture logs at all levels, and fails if a declared secret is in the log.
internal sealed class RedactedLogTests : ServerFixture
{
    [TestCase("GET /api/v1/Agents/User/GetUser?password=QS1 HTTP/1.1\r\nHost: x\r\n\r\n", "QS1", "200")]
    [TestCase("POST /api/v1/Agents/User/GetUser?t=QS2 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "QS2", "401")]
    [TestCase("GET /?QS3=%zz HTTP/1.1\r\nHost: x\r\n\r\n", "QS3", "200")]
    [TestCase("GET ?QS4 HTTP/1.1\r\nHost: x\r\n\r\n", "QS4", "400")]
    [TestCase("GET /x?QS5\u0001 HTTP/1.1\r\nHost: x\r\n\r\n", "QS5", "404")]
    [TestCase("GET /x?QS6 HTTP/9.9\r\nHost: x\r\n\r\n", "QS6", "505")]
    [TestCase("GET /x?QS7\r\nHost: x\r\n\r\n", "QS7", "400")]
    [TestCase("GET http://[?QS8 HTTP/1.1\r\nHost: x\r\n\r\n", "QS8", "400")]
    [TestCase("GET / HTTP/1.1\r\nHost: x\r\nAuthorization : Basic QS9\r\n\r\n", "QS9", "400")]
    [TestCase("GET / HTTP/1.1\r\nHost: QS0/x\r\n\r\n", "QS0", "400")]
    [TestCase("GET /x?QSa HTTP/1.1\r\nHost: xn--a\r\n\r\n", "QSa", "400")]
    public async Task A_query_and_what_is_malformed_are_in_no_line_of_the_log(
        string request, string secret, string status)
    {
        Secret(secret);
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        var answer = await connection.SendAsync(Encoding.Latin1.GetBytes(request));

        Assert.That(answer.Head.Split(' ')[1], Is.EqualTo(status));
    }

    [Test]
    public async Task The_begin_of_a_request_is_logged_with_its_path()
    {
        using var answer = await Server.Http.GetAsync("/api?QSb");

        Assert.That(Server.Log.Lines, Has.Some.Contains("Request starting HTTP/1.1 GET").And.Contains("/api?…"));
    }

    [Test]
    public async Task A_malformed_request_is_logged_with_its_reason()
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);

        await connection.SendAsync("GET ?QSc HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());

        Assert.That(Server.Log.Lines, Has.Some.Contains("bad request data: \"Invalid request line\""));
    }
}
