using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Http;

internal sealed class ConnectionLimitTests : ServerFixture
{
    private static readonly byte[] Rest =
        Encoding.ASCII.GetBytes("GET /api/v1/Agents HTTP/1.1\r\nHost: x\r\n\r\n");

    private static readonly byte[] Soap = Encoding.ASCII.GetBytes(
        "POST /Remote/Services86/SoPrincipal.svc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n"
        + "Content-Length: 1\r\n\r\n<");

    protected override string[] Configuration => ["--Services86:MaxConnections=3"];

    [Test]
    public async Task Connections_beyond_the_limit_get_503_and_are_closed()
    {
        var connections = new List<RawHttpConnection>();
        for (var i = 0; i < 3; i++)
        {
            connections.Add(await RawHttpConnection.OpenAsync(Server.Address));
            Assert.That((await connections[i].SendAsync(Rest)).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        using var surplus = await RawHttpConnection.OpenAsync(Server.Address);
        using var surplusOfSoap = await RawHttpConnection.OpenAsync(Server.Address);
        var rest = await surplus.SendAsync(Rest);
        var soap = await surplusOfSoap.SendAsync(Soap);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(rest.Header("Retry-After"), Is.EqualTo("1"));
            Assert.That(Encoding.UTF8.GetString(rest.Body), Does.Contain("more than 3 open connections"));
            Assert.That(await surplus.IsClosedAsync(), Is.True);
            Assert.That(soap.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(soap.Header("Retry-After"), Is.EqualTo("1"));
            Assert.That(soap.Soap.FaultText, Does.Contain("more than 3 open connections"));
            Assert.That(await surplusOfSoap.IsClosedAsync(), Is.True);
            Assert.That((await connections[0].SendAsync(Rest)).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        connections.ForEach(connection => connection.Dispose());
        var limit = Server.Services.GetRequiredService<RequestLimits>().Connections;
        for (var i = 0; i < 500 && limit.OpenConnections > 0; i++)
        {
            await Task.Delay(20);
        }

        using var later = await RawHttpConnection.OpenAsync(Server.Address);
        Assert.That((await later.SendAsync(Rest)).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
