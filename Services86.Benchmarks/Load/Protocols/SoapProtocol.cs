using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Protocols;

/// <summary>SOAP 1.1 requests as generated proxies send them.</summary>
internal sealed class SoapProtocol(IPEndPoint server) : LoadProtocol(server)
{
    /// <summary>Logs in with user name and password.</summary>
    /// <param name="connection">A connection to the host.</param>
    /// <param name="server">The address of the host.</param>
    /// <param name="userName">The login name.</param>
    /// <param name="password">The password.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="InvalidDataException">The response contains no ticket.</exception>
    public static string LogIn(LoadConnection connection, IPEndPoint server, string userName, string password)
    {
        var request = new SoapProtocol(server).LogIn(userName, password);
        var response = connection.Exchange(request);
        var ticket = XElement.Parse(Encoding.UTF8.GetString(response.Body))
            .Descendants(XName.Get("Ticket", ServicesVersion.BaseXmlNamespace))
            .FirstOrDefault();
        return ticket?.Value
            ?? throw new InvalidDataException($"Login of {userName} failed with HTTP status {response.Status}.");
    }

    /// <summary>Writes a request that logs in with user name and password.</summary>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="httpHeaders">Further HTTP headers, each with CRLF.</param>
    public byte[] LogIn(string userName, string password, string httpHeaders = "") => Call(
        "SoPrincipal",
        "AuthenticateUsernamePassword",
        header: "",
        $"<UserName>{userName}</UserName><Password>{password}</Password>",
        httpHeaders);

    public override byte[] GetServiceAuth(string ticket, int id) => CallUser(
        "GetServiceAuth",
        ticket,
        string.Create(CultureInfo.InvariantCulture, $"<ServiceAuthId>{id}</ServiceAuthId>"));

    public override bool HasSucceeded(RawResponse response) =>
        response.Status == (int)HttpStatusCode.OK && response.Body.IndexOf(">true</h:Succeeded>"u8) >= 0;

    protected override byte[] SaveServiceAuth(string ticket, ServiceAuth serviceAuth) => CallUser(
        "SaveServiceAuth",
        ticket,
        $"<ServiceAuth><ServiceAuthId>{Encoding.UTF8.GetString(IdPlaceholder)}</ServiceAuthId>" +
        $"<Server>{serviceAuth.Server}</Server><Port>{serviceAuth.Port}</Port>" +
        $"<AuthType>{serviceAuth.AuthType}</AuthType><Username>{serviceAuth.Username}</Username>" +
        $"<Password>{serviceAuth.Password}</Password></ServiceAuth>");

    protected override string IdTextOf(int? id) => id is null
        ? "<ServiceAuthId>"
        : string.Create(CultureInfo.InvariantCulture, $"<ServiceAuthId>{id}</ServiceAuthId>");

    private byte[] CallUser(string operation, string ticket, string parameters) =>
        Call("User", operation, $"<Credentials><Ticket>{ticket}</Ticket></Credentials>", parameters);

    private byte[] Call(
        string agent, string operation, string header, string parameters, string httpHeaders = "") => Post(
        $"/Remote/{ServicesVersion.Default.Name}/{agent}.svc",
        httpHeaders +
        "Content-Type: text/xml; charset=utf-8\r\n" +
        $"SOAPAction: \"{ServicesVersion.BaseXmlNamespace}/{agent}/{operation}\"\r\n",
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" " +
        $"xmlns=\"{ServicesVersion.BaseXmlNamespace}\">" +
        $"<s:Header>{header}</s:Header><s:Body><{operation}>{parameters}</{operation}></s:Body></s:Envelope>");
}
