using System.Net;
using System.Net.Sockets;

namespace Services86.Tests.Support;

/// <summary>
/// A TCP proxy that gives connections to the hosts in turn. A host that does not answer is left out until it does.
/// </summary>
internal sealed class BalancingProxy : IAsyncDisposable
{
    private const int MaxConnections = 256;
    private const int BufferSize = 16 * 1024;

    private static readonly TimeSpan PauseOfDeadHost = TimeSpan.FromMilliseconds(250);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SemaphoreSlim _free = new(MaxConnections);
    private readonly CancellationTokenSource _stop = new();
    private readonly Backend[] _backends;
    private readonly Task _accepting;
    private uint _next;

    /// <summary>Starts the proxy.</summary>
    /// <param name="hosts">The number of hosts, whose addresses are set later.</param>
    public BalancingProxy(int hosts)
    {
        _backends = [.. Enumerable.Range(0, hosts).Select(_ => new Backend())];
        _listener.Start(MaxConnections);
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Sets the address of a host, which has started.</summary>
    public void SetAddress(int host, Uri address) => _backends[host].Start(address);

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
                await _free.WaitAsync(_stop.Token);
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The proxy was stopped.
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var host = await ConnectAsync())
            {
                if (host is not null)
                {
                    var (near, far) = (client.GetStream(), host.GetStream());
                    await Task.WhenAny(
                        near.CopyToAsync(far, BufferSize, _stop.Token), far.CopyToAsync(near, BufferSize, _stop.Token));
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // The connection ended.
        }
        finally
        {
            _free.Release();
        }
    }

    // Returns null if no host answers: the client's connection is closed.
    private async Task<TcpClient?> ConnectAsync()
    {
        for (var tries = 0; tries < _backends.Length; tries++)
        {
            var backend = _backends[Interlocked.Increment(ref _next) % _backends.Length];
            if (backend.Address is not { } address)
            {
                continue;
            }

            var host = new TcpClient();
            try
            {
                await host.ConnectAsync(address.Host, address.Port, _stop.Token);
                return host;
            }
            catch (SocketException)
            {
                host.Dispose();
                backend.Pause();
            }
        }

        return null;
    }

    private sealed class Backend
    {
        private Uri? _address;
        private long _pausedUntil;

        /// <summary>Gets the address; null while the host is left out.</summary>
        public Uri? Address =>
            Environment.TickCount64 >= Volatile.Read(ref _pausedUntil) ? Volatile.Read(ref _address) : null;

        public void Start(Uri address)
        {
            Volatile.Write(ref _pausedUntil, 0);
            Volatile.Write(ref _address, address);
        }

        public void Pause() => Volatile.Write(
            ref _pausedUntil, Environment.TickCount64 + (long)PauseOfDeadHost.TotalMilliseconds);
    }
}
