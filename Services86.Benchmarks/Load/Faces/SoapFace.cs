using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Services86.Benchmarks.Load.Http;

namespace Services86.Benchmarks.Load.Faces;

/// <summary>SOAP 1.1, as proxies send it.</summary>
internal sealed class SoapFace(IPEndPoint server) : Face(server)
{
    /// <summary>Logs in.</summary>
    /// <param name="connection">A connection to the program.</param>
    /// <param name="server">Where the program is.</param>
    /// <param name="userName">The login name.</param>
    /// <param name="password">The password.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="InvalidDataException">The answer has none.</exception>
    public static string LogIn(LoadConnection connection, IPEndPoint server, string userName, string password)
    {
        var request = new SoapFace(server).Call(
            "SoPrincipal",
            "AuthenticateUsernamePassword",
            header: "",
            $"<UserName>{userName}</UserName><Password>{password}</Password>");
        var answer = connection.Exchange(request);
        var ticket = XElement.Parse(Encoding.UTF8.GetString(answer.Body))
            .Descendants(XName.Get("Ticket", ServicesVersion.BaseXmlNamespace))
            .FirstOrDefault();
        return ticket?.Value
            ?? throw new InvalidDataException($"The program did not let {userName} log in: HTTP status {answer.Status}.");
    }

    public override byte[] GetServiceAuth(string ticket, int id) => CallUser(
        "GetServiceAuth",
        ticket,
        string.Create(CultureInfo.InvariantCulture, $"<ServiceAuthId>{id}</ServiceAuthId>"));

    public override bool HasSucceeded(RawAnswer answer) =>
        answer.Status == (int)HttpStatusCode.OK && answer.Body.IndexOf(">true</h:Succeeded>"u8) >= 0;

    protected override byte[] SaveServiceAuth(string ticket, ServiceAuth serviceAuth) => CallUser(
        "SaveServiceAuth",
        ticket,
        $"<ServiceAuth><ServiceAuthId>{Encoding.UTF8.GetString(IdMark)}</ServiceAuthId>" +
        $"<Server>{serviceAuth.Server}</Server><Port>{serviceAuth.Port}</Port>" +
        $"<AuthType>{serviceAuth.AuthType}</AuthType><Username>{serviceAuth.Username}</Username>" +
        $"<Password>{serviceAuth.Password}</Password></ServiceAuth>");

    protected override string IdOf(int? id) => id is null
        ? "<ServiceAuthId>"
        : string.Create(CultureInfo.InvariantCulture, $"<ServiceAuthId>{id}</ServiceAuthId>");

    private byte[] CallUser(string operation, string ticket, string parameters) =>
        Call("User", operation, $"<Credentials><Ticket>{ticket}</Ticket></Credentials>", parameters);

    private byte[] Call(string agent, string operation, string header, string parameters) => Post(
        $"/Remote/{ServicesVersion.Default.Name}/{agent}.svc",
        $"Content-Type: text/xml; charset=utf-8\r\nSOAPAction: \"{ServicesVersion.BaseXmlNamespace}/{agent}/{operation}\"\r\n",
        $"<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"{ServicesVersion.BaseXmlNamespace}\">" +
        $"<s:Header>{header}</s:Header><s:Body><{operation}>{parameters}</{operation}></s:Body></s:Envelope>");
}
