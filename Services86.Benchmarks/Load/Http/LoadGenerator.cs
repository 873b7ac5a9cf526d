using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Workloads;

namespace Services86.Benchmarks.Load.Http;

/// <summary>
/// Calls a server over many connections from one thread. A connection sends its next request as soon as it has received
/// a response.
/// </summary>
/// <remarks>
/// One system call waits for all connections, and each call takes two more, because the generator shares the processors
/// with the server.
/// </remarks>
internal sealed class LoadGenerator : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Socket, Channel> _channels = [];
    private readonly List<Socket> _waiting = [];
    private readonly List<Socket> _readable = [];

    /// <summary>Opens one connection per caller.</summary>
    public LoadGenerator(IPEndPoint server, IEnumerable<Caller> callers)
    {
        foreach (var caller in callers)
        {
            var channel = new Channel(new LoadConnection(server), caller);
            _channels.Add(channel.Connection.Socket, channel);
        }
    }

    /// <summary>
    /// Calls until the duration has passed or the number of calls is reached; waits for outstanding responses.
    /// </summary>
    /// <exception cref="TimeoutException">No response arrived within 30 seconds.</exception>
    /// <exception cref="IOException">The server closed a connection.</exception>
    public Slice Run(TimeSpan duration, int maxCalls, CancellationToken cancellationToken) =>
        Run(duration, maxCalls, abandonAt: long.MaxValue, cancellationToken);

    /// <summary>
    /// Calls until the duration has passed, and does not wait for outstanding responses. The connections cannot be used
    /// again.
    /// </summary>
    /// <exception cref="IOException">The server closed a connection.</exception>
    public Slice RunAndAbandon(TimeSpan duration, CancellationToken cancellationToken) =>
        Run(duration, int.MaxValue, Stopwatch.GetTimestamp() + TicksOf(duration), cancellationToken);

    private static long TicksOf(TimeSpan duration) => (long)(duration.TotalSeconds * Stopwatch.Frequency);

    private Slice Run(TimeSpan duration, int maxCalls, long abandonAt, CancellationToken cancellationToken)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        var end = started + TicksOf(duration);
        _waiting.Clear();
        foreach (var channel in _channels.Values)
        {
            channel.Send();
            _waiting.Add(channel.Connection.Socket);
        }

        while (_waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Wait(abandonAt))
            {
                break;
            }

            foreach (var socket in _readable)
            {
                var channel = _channels[socket];
                if (!channel.TryReceive(slice, out var now))
                {
                    continue;
                }

                if (now < end && slice.Calls + _waiting.Count <= maxCalls)
                {
                    channel.Send();
                }
                else
                {
                    _waiting.Remove(socket);
                }
            }
        }

        slice.Elapsed = Stopwatch.GetElapsedTime(started);
        return slice;
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Connection.Dispose();
        }
    }

    // Returns false at the time to abandon the outstanding calls.
    private bool Wait(long abandonAt)
    {
        var rest = abandonAt == long.MaxValue
            ? Timeout
            : Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), abandonAt);
        _readable.Clear();
        if (rest > TimeSpan.Zero)
        {
            _readable.AddRange(_waiting);
            Socket.Select(_readable, checkWrite: null, checkError: null, rest);
        }

        return _readable.Count > 0 || abandonAt != long.MaxValue
            ? _readable.Count > 0
            : throw new TimeoutException($"No response to any of {_waiting.Count} calls within {Timeout}.");
    }

    private sealed class Channel(LoadConnection connection, Caller caller)
    {
        private long _sent;

        public LoadConnection Connection => connection;

        public void Send()
        {
            var request = caller.NextRequest();
            _sent = Stopwatch.GetTimestamp();
            connection.Send(request);
        }

        public bool TryReceive(Slice slice, out long now)
        {
            var isComplete = connection.TryReceive(out var response);
            now = Stopwatch.GetTimestamp();
            if (isComplete)
            {
                slice.Add(Stopwatch.GetElapsedTime(_sent, now), caller.IsExpected(response));
            }

            return isComplete;
        }
    }
}
