using System.Globalization;
using System.Net;
using System.Text;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Protocols;

/// <summary>REST requests as clients of the published OpenAPI documents send them.</summary>
internal sealed class RestProtocol(IPEndPoint server) : LoadProtocol(server)
{
    public override byte[] GetServiceAuth(string ticket, int id) => Call(
        string.Create(CultureInfo.InvariantCulture, $"GetServiceAuth?serviceAuthId={id}"), ticket, body: "");

    public override bool HasSucceeded(RawResponse response) => response.Status == (int)HttpStatusCode.OK;

    // The id is padded with spaces: a JSON number has no leading zeros.
    protected override byte[] SaveServiceAuth(string ticket, ServiceAuth serviceAuth) => Call(
        "SaveServiceAuth",
        ticket,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"ServiceAuthId\":{Encoding.UTF8.GetString(IdPlaceholder)},\"Server\":\"{serviceAuth.Server}\"," +
            $"\"Port\":{serviceAuth.Port},\"AuthType\":\"{serviceAuth.AuthType}\"," +
            $"\"Username\":\"{serviceAuth.Username}\",\"Password\":\"{serviceAuth.Password}\"}}"));

    protected override string IdTextOf(int? id) => id is null
        ? "\"ServiceAuthId\":"
        : string.Create(CultureInfo.InvariantCulture, $"\"ServiceAuthId\":{id},");

    private byte[] Call(string operation, string ticket, string body) => Post(
        $"/api/v1/Agents/User/{operation}",
        $"Content-Type: application/json; charset=utf-8\r\nAuthorization: SOTicket {ticket}\r\n",
        body);
}
