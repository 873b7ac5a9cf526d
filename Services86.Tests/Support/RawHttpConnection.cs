using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>A socket to a server, over which a test sends any bytes.</summary>
internal sealed class RawHttpConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly Stream _stream;

    private RawHttpConnection(TcpClient client)
    {
        _client = client;
        _stream = new BufferedStream(client.GetStream());
    }

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    public static async Task<RawHttpConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        return new RawHttpConnection(client);
    }

    /// <summary>Sends a request, and reads the response.</summary>
    public async Task<RawHttpAnswer> SendAsync(byte[] request)
    {
        await WriteAsync(request);
        return await ReadAsync();
    }

    /// <summary>Sends a HEAD request: the response has no body, even if it has a Content-Length.</summary>
    public async Task<RawHttpAnswer> SendHeadAsync(byte[] request)
    {
        await WriteAsync(request);
        return new RawHttpAnswer(await ReadToAsync("\r\n\r\n"), []);
    }

    public async Task WriteAsync(byte[] bytes)
    {
        await _stream.WriteAsync(bytes, Cancellation);
        await _stream.FlushAsync(Cancellation);
    }

    /// <summary>Closes the sending side of the connection; the response can still be read.</summary>
    public void EndRequest() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Aborts the connection by a TCP reset.</summary>
    public void Reset() => _client.Client.Close(timeout: 0);

    /// <summary>Reads the next response that is not 100 Continue.</summary>
    public async Task<RawHttpAnswer> ReadAsync()
    {
        var head = await ReadToAsync("\r\n\r\n");
        while (head.StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
        {
            head = await ReadToAsync("\r\n\r\n");
        }

        var response = new RawHttpAnswer(head, []);
        var length = int.Parse(response.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        return response with
        {
            Body = response.Header("Transfer-Encoding") == "chunked"
                ? await ReadChunksAsync()
                : await ReadExactlyAsync(length),
        };
    }

    /// <summary>Gets whether the server closes the connection without sending another byte.</summary>
    public async Task<bool> IsClosedAsync() => await _stream.ReadAsync(new byte[1], Cancellation) == 0;

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> ReadChunksAsync()
    {
        var body = new List<byte>();
        int length;
        do
        {
            length = int.Parse(await ReadToAsync("\r\n"), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.AddRange(await ReadExactlyAsync(length));
            await ReadToAsync("\r\n");
        }
        while (length > 0);

        return [.. body];
    }

    private async Task<byte[]> ReadExactlyAsync(int length)
    {
        var bytes = new byte[length];
        await _stream.ReadExactlyAsync(bytes, Cancellation);
        return bytes;
    }

    private async Task<string> ReadToAsync(string end)
    {
        var text = new StringBuilder();
        while (text.Length < end.Length || text.ToString(text.Length - end.Length, end.Length) != end)
        {
            text.Append((char)(await ReadExactlyAsync(1))[0]);
        }

        return text.ToString(0, text.Length - end.Length);
    }
}
