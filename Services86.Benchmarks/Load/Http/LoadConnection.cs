using System.Net;
using System.Net.Sockets;

namespace Services86.Benchmarks.Load.Http;

/// <summary>A persistent connection that sends prepared requests and receives the responses.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int MaxResponseBytes = 64 * 1024;

    private readonly byte[] _received = new byte[MaxResponseBytes];
    private int _count;

    /// <summary>Connects to a server.</summary>
    public LoadConnection(IPEndPoint server)
    {
        Socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    /// <summary>Gets the socket, for <c>select</c>.</summary>
    public Socket Socket { get; }

    /// <summary>Sends a request.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        _count = 0;
        for (var rest = request; rest.Length > 0;)
        {
            rest = rest[Socket.Send(rest)..];
        }
    }

    /// <summary>Receives once; blocks until data are available.</summary>
    /// <returns>Whether the response is complete.</returns>
    /// <exception cref="IOException">The server closed the connection, or the response is too large.</exception>
    public bool TryReceive(out RawResponse response)
    {
        var count = Socket.Receive(_received.AsSpan(_count));
        if (count == 0)
        {
            throw new IOException("The server closed the connection, or its response exceeds the receive buffer.");
        }

        _count += count;
        return RawResponse.TryParse(_received.AsSpan(0, _count), out response);
    }

    /// <summary>Sends a request and blocks until its response is complete.</summary>
    public RawResponse Exchange(ReadOnlySpan<byte> request)
    {
        Send(request);
        RawResponse response;
        while (!TryReceive(out response))
        {
            // The response is incomplete.
        }

        return response;
    }

    public void Dispose() => Socket.Dispose();
}
