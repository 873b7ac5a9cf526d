using System.Net;
using System.Net.Sockets;

namespace Services86.Benchmarks.Load.Http;

/// <summary>A connection that is kept: sends requests as they stand, and finds the answers in what comes back.</summary>
internal sealed class LoadConnection : IDisposable
{
    private const int LargestAnswer = 64 * 1024;

    private readonly byte[] _received = new byte[LargestAnswer];
    private int _count;

    /// <summary>Connects.</summary>
    public LoadConnection(IPEndPoint server)
    {
        Socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    /// <summary>The socket, which can be waited for.</summary>
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

    /// <summary>Receives once, and waits until there is something.</summary>
    /// <returns>Whether the answer is there as a whole.</returns>
    /// <exception cref="IOException">The server has closed the connection.</exception>
    public bool TryReceive(out RawAnswer answer)
    {
        var count = Socket.Receive(_received.AsSpan(_count));
        if (count == 0)
        {
            throw new IOException("The server closed the connection, or its answer is larger than any can be.");
        }

        _count += count;
        return RawAnswer.TryParse(_received.AsSpan(0, _count), out answer);
    }

    /// <summary>Sends a request and waits for the answer.</summary>
    public RawAnswer Exchange(ReadOnlySpan<byte> request)
    {
        Send(request);
        RawAnswer answer;
        while (!TryReceive(out answer))
        {
            // The rest is still on its way.
        }

        return answer;
    }

    public void Dispose() => Socket.Dispose();
}
