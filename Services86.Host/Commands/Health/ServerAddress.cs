using System.Net.Sockets;

namespace Services86.Host.Commands.Health;

/// <summary>The address at which a command of the same machine reaches the running server.</summary>
internal sealed class ServerAddress
{
    private const string Loopback = "127.0.0.1";
    private const string Path = "/health/ready";

    // Hosts that stand for all addresses of the machine.
    private static readonly string[] Wildcards = ["+", "*", "0.0.0.0", "[::]"];

    private readonly BindingAddress _address;

    private ServerAddress(string url, BindingAddress address)
    {
        Url = url;
        _address = address;
        var host = Array.IndexOf(Wildcards, address.Host) >= 0 || address.IsUnixPipe ? Loopback : address.Host;
        Ready = new UriBuilder(address.Scheme, host, address.IsUnixPipe ? -1 : address.Port, Path).Uri;
    }

    /// <summary>Gets the address as it is configured.</summary>
    public string Url { get; }

    /// <summary>Gets the port; 0 if the server chooses one when it starts, and -1 for the socket of a file.</summary>
    public int Port => _address.IsUnixPipe ? -1 : _address.Port;

    /// <summary>Gets the address of the endpoint that tells whether the server is ready.</summary>
    public Uri Ready { get; }

    /// <summary>Gets the address of the first endpoint of Kestrel; otherwise the first of the setting Urls.</summary>
    /// <exception cref="ArgumentException">The address cannot be read.</exception>
    public static ServerAddress Of(IConfiguration configuration)
    {
        // Endpoints replace the addresses of Urls.
        var url = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => endpoint["Url"])
            .Concat((configuration["urls"] ?? "").Split(';'))
            .FirstOrDefault(url => !string.IsNullOrWhiteSpace(url)) ?? "";
        try
        {
            return new ServerAddress(url, BindingAddress.Parse(url));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"The address '{url}' cannot be read. {exception.Message}", exception);
        }
    }

    /// <summary>Creates a client that trusts the server, whose certificate is for another name than this one.</summary>
    public HttpClient CreateClient()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
#pragma warning disable CA5359 // Nothing secret is sent, and the answer decides nothing but the exit code.
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
#pragma warning restore CA5359
        };
        if (_address.IsUnixPipe)
        {
            handler.ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(_address.UnixPipePath), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        return new HttpClient(handler);
    }
}
