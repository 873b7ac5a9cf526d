using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class BodyMemoryTests : ServerFixture
{
    private const int Limit = 1024 * 1024;
    private const string Soap = "/Remote/Services86/SoPrincipal.svc";
    private const string Rest = "/api/v1/Agents/SoPrincipal/AuthenticateGeneric";

    protected override string[] Configuration => [$"--Services86:MaxRequestBytesInFlight={2 * Limit}"];

    private BodyMemory Memory => Server.Services.GetRequiredService<RequestLimits>().Memory;

    [Test]
    public async Task A_length_that_a_client_announces_takes_no_memory_until_the_bytes_arrive()
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => OpenAsync(Soap, Limit, arriving: 1)));

        await UntilAsync(() => Memory.UsedBytes >= 40 * 256);
        var small = await Server.PostAsync("SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));
        var large = await Server.PostAsync("SoPrincipal", Padded(300_000));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Memory.UsedBytes, Is.EqualTo(40 * 256));
            Assert.That(small.Succeeded, Is.True);
            Assert.That(large.Succeeded, Is.True);
        }

        await CloseAsync(connections);
    }

    [Test]
    public async Task Bodies_beyond_the_memory_get_503_and_small_ones_are_read()
    {
        var connections = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => OpenAsync(Soap, Limit, arriving: Limit - 1)));
        await UntilAsync(() => Memory.UsedBytes == 2 * Limit);

        var soap = await SendAsync(Soap, "text/xml", Padded(20_000));
        var rest = await SendAsync(Rest, "application/json", "{" + new string(' ', 20_000) + "}");
        var small = await Server.PostAsync("SoPrincipal", Padded(1000));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(soap.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(
                await soap.Content.ReadAsStringAsync(),
                Does.Contain("<faultcode>s:Server</faultcode><faultstring>The server is receiving more and larger "
                    + "requests than it has memory for. Try again in a moment, or ask the server's owner to raise "
                    + "Services86:MaxRequestBytesInFlight.</faultstring>"));
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(rest.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(small.Succeeded, Is.True);
        }

        await CloseAsync(connections);
        using var later = await SendAsync(Soap, "text/xml", Padded(20_000));
        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Memory.UsedBytes, Is.Zero);
    }

    [Test]
    public async Task A_compressed_body_takes_memory_as_it_is_decoded()
    {
        var connections = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => OpenAsync(Soap, Limit, arriving: Limit - 1)));
        await UntilAsync(() => Memory.UsedBytes == 2 * Limit);
        using var content = new ByteArrayContent(GZip.Compress(Encoding.UTF8.GetBytes(Padded(20_000))));
        content.Headers.TryAddWithoutValidation("Content-Type", "text/xml");
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await Server.Http.PostAsync(Soap, content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await CloseAsync(connections);
    }

    private static string Padded(int padding) =>
        SoapText.LogIn("admin", Services86Server.AdminPassword) + new string(' ', padding);

    private async Task<RawHttpConnection> OpenAsync(string path, int announced, int arriving)
    {
        var connection = await RawHttpConnection.OpenAsync(Server.Address);
        await connection.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: {announced}\r\n\r\n"
            + new string('<', arriving)));
        return connection;
    }

    private async Task CloseAsync(RawHttpConnection[] connections)
    {
        foreach (var connection in connections)
        {
            connection.Reset();
            connection.Dispose();
        }

        await UntilAsync(() => Memory.UsedBytes == 0);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string contentType, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await Server.Http.PostAsync(path, content);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
        {
            await Task.Delay(20);
        }

        Assert.That(condition(), Is.True);
    }
}
