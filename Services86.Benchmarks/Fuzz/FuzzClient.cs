using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Services86.Benchmarks.Fuzz;

/// <summary>Sends requests of a fuzz run.</summary>
internal sealed class FuzzClient(IPEndPoint server) : IDisposable
{
    /// <summary>The time after which a request without a response counts as hanging.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    })
    {
        Timeout = Timeout,
    };

    /// <summary>Sends a request.</summary>
    /// <exception cref="HttpRequestException">The connection was closed without a response.</exception>
    /// <exception cref="OperationCanceledException">There was no response in time.</exception>
    public async Task<FuzzResponse> SendAsync(FuzzRequest request)
    {
        // The address is sent as it is, with all of its mutations.
        var address = new Uri(
            $"http://{server}{request.Address}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), address);
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(message);
        var body = await response.Content.ReadAsByteArrayAsync();
        var isCompressed = response.Content.Headers.ContentEncoding.Contains("gzip");
        return new FuzzResponse(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "",
            isCompressed ? Decompress(body) : body);
    }

    /// <summary>Sends bytes that are perhaps no HTTP request, on a connection of their own.</summary>
    /// <returns>The response, or null if the server has closed the connection.</returns>
    /// <exception cref="OperationCanceledException">The server neither responded nor closed the connection.</exception>
    public async Task<FuzzResponse?> SendDamagedAsync(byte[] bytes)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var client = new TcpClient();
        using var received = new MemoryStream();
        try
        {
            await client.ConnectAsync(server, timeout.Token);
            await client.Client.SendAsync(bytes, timeout.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            await client.GetStream().CopyToAsync(received, timeout.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or InvalidOperationException)
        {
            // The server has closed the connection before it read everything.
        }

        var text = Encoding.Latin1.GetString(received.ToArray());
        return text.Split(' ') is ["HTTP/1.1" or "HTTP/1.0", var status, ..] && int.TryParse(status, out var number)
            ? new FuzzResponse(number, MediaType: "", received.ToArray())
            : null;
    }

    public void Dispose() => _http.Dispose();

    private static byte[] Decompress(byte[] body)
    {
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var decompressed = new MemoryStream();
        gzip.CopyTo(decompressed);
        return decompressed.ToArray();
    }
}
