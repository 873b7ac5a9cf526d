using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Services86.Tests.Support;

/// <summary>A TCP proxy before the test server of PostgreSQL, which cuts connections at their commit.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private Cut _cut;

    public CuttingProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _host = settings.Host!;
        _port = settings.Port;
        _listener.Start();
        settings.Host = "127.0.0.1";
        settings.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        settings.SslMode = SslMode.Disable;
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        ConnectionString = settings.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>The moment of a cut.</summary>
    public enum Cut
    {
        /// <summary>No connection is cut.</summary>
        Never,

        /// <summary>The server does not receive the next commit.</summary>
        BeforeCommit,

        /// <summary>The server receives the next commit, and the client gets no answer.</summary>
        AfterCommit,

        /// <summary>As <see cref="AfterCommit"/>, and no further connection is accepted.</summary>
        ForGood,
    }

    public string ConnectionString { get; }

    /// <summary>Cuts the connection that commits next, once.</summary>
    public void CutNext(Cut cut) => _cut = cut;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The proxy was stopped, or cut for good.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_host, _port, _stop.Token);
            var requests = ForwardRequestsAsync(client.GetStream(), server.GetStream());
            var responses = server.GetStream().CopyToAsync(client.GetStream(), _stop.Token);
            await Task.WhenAny(requests, responses);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // The connection ended.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task ForwardRequestsAsync(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await client.ReadAsync(buffer, _stop.Token)) > 0)
        {
            var isCommit = buffer.AsSpan(0, count).IndexOf("COMMIT\0"u8) >= 0;
            if (!isCommit || _cut == Cut.Never)
            {
                await server.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
                continue;
            }

            var cut = _cut;
            _cut = Cut.Never;
            if (cut == Cut.ForGood)
            {
                _listener.Stop();
            }

            // Without an answer: the client's side is closed first.
            client.Socket.Close();
            if (cut != Cut.BeforeCommit)
            {
                await server.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
                await Task.Delay(100, _stop.Token);
            }

            return;
        }
    }
}
