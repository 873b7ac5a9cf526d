using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class MalformedChunkTests : ServerFixture
{
    private static readonly string[] Chunks =
    [
        "fffffffffffffffff\r\n", "ffffffffffffffff\r\n", "80000000\r\n", "-1\r\n", "zz\r\n", "\r\n",
        "5\r\nabcdeXX0\r\n\r\n", "5\r\nabcde\r\n0\r\nbad trailer\r\n\r\n",
    ];

    [Test]
    public async Task A_malformed_chunk_is_an_error_of_the_client(
        [Values("/Remote/Services86/SoPrincipal.svc", "/api/v1/Agents/SoPrincipal/AuthenticateGeneric")] string path,
        [ValueSource(nameof(Chunks))] string chunks)
    {
        using var connection = await RawHttpConnection.OpenAsync(Server.Address);
        var contentType = path.EndsWith(".svc", StringComparison.Ordinal) ? "text/xml" : "application/json";

        var answer = await connection.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n"
            + $"Connection: close\r\n\r\n{chunks}"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Is.Not.Empty);
    }
}
