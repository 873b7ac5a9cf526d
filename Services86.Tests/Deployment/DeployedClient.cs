using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>A client of a deployed server, which accepts the certificate of the tests.</summary>
internal sealed class DeployedClient : IDisposable
{
    /// <summary>The password of the first administrator, whose name is admin.</summary>
    public const string Password = "Pa55-of-admin";

    private readonly HttpClient _http;

    /// <param name="address">The address below which the services are, with a slash at the end.</param>
    /// <param name="version">The version of HTTP; null for 1.1.</param>
    /// <param name="from">The address of the client; null for any.</param>
    public DeployedClient(Uri address, Version? version = null, string? from = null)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback =
                    (_, certificate, _, _) => certificate?.Subject == TestCertificate.Subject,
            },
        };
        if (from is not null)
        {
            handler.ConnectCallback = (context, cancellationToken) =>
                ConnectAsync(IPAddress.Parse(from), context.DnsEndPoint, cancellationToken);
        }

        _http = new HttpClient(handler)
        {
            BaseAddress = address,
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <summary>Logs in over SOAP, and gets the ticket; null if the login fails.</summary>
    public async Task<string?> LogInAsync(string name = "admin", string password = Password)
    {
        var response = await PostAsync("SoPrincipal", SoapText.LogIn(name, password));
        return response.Value("Ticket");
    }

    /// <summary>Posts an envelope.</summary>
    public async Task<SoapHttpAnswer> PostAsync(string agent, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, "text/xml");
        using var response = await _http.PostAsync(Address($"Remote/Services86/{agent}.svc"), content);
        return await SoapHttpAnswer.ReadAsync(response);
    }

    /// <summary>Gets a document.</summary>
    public async Task<SoapHttpAnswer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path))
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = _http.DefaultVersionPolicy,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return await SoapHttpAnswer.ReadAsync(response);
    }

    /// <summary>Saves a ServiceAuth, and gets its id.</summary>
    public async Task<int> SaveAsync(string? ticket, string server)
    {
        var saved = await PostAsync("User", SoapText.SaveServiceAuth(ticket, SoapText.Element("Server", server)));
        return saved.Number("ServiceAuthId");
    }

    /// <summary>Reads the server of a ServiceAuth.</summary>
    public async Task<string?> ReadAsync(string? ticket, int id) =>
        (await PostAsync("User", SoapText.GetServiceAuth(ticket, id))).Value("Server");

    /// <summary>Saves a date in the time zone of Norway, and reads the date in that of New York.</summary>
    public async Task<string> ConvertDateAsync(string date)
    {
        await CallAsync(
            "SaveUntrustedCredentials",
            $$$"""{"Type": "zones", "Credentials": {"PublicValue": "p", "ValidFrom": "{{{date}}}"}}""",
            "NO");
        var json = await CallAsync("GetUntrustedCredentials", """{"Type": "zones"}""", "US-NY");
        return json.Split("\"ValidFrom\":\"")[1].Split('"')[0];
    }

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(
        IPAddress from, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, port: 0));
        await socket.ConnectAsync(to, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private async Task<string> CallAsync(string operation, string json, string zone)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address($"api/v1/Agents/User/{operation}"))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));
        request.Headers.TryAddWithoutValidation("SO-TimeZone", zone);
        using var response = await _http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
