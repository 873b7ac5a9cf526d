using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Load.Workloads;

namespace Services86.Benchmarks.Load.Http;

/// <summary>
/// Calls a server over many connections from one thread: each sends its next request as soon as it has its answer.
/// </summary>
/// <remarks>It is cheap, as it shares the processor with the server: a system call to wait for all, two for each call.</remarks>
internal sealed class LoadGenerator : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Socket, Line> _lines = [];
    private readonly List<Socket> _waiting = [];
    private readonly List<Socket> _readable = [];

    /// <summary>Connects once for each caller.</summary>
    public LoadGenerator(IPEndPoint server, IEnumerable<Caller> callers)
    {
        foreach (var caller in callers)
        {
            var line = new Line(new LoadConnection(server), caller);
            _lines.Add(line.Connection.Socket, line);
        }
    }

    /// <summary>Calls until the time is over or there were enough calls, and waits for the last answers.</summary>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    /// <exception cref="IOException">The server has closed a connection.</exception>
    public Slice Run(TimeSpan duration, int enough, CancellationToken ct)
    {
        var slice = new Slice();
        var started = Stopwatch.GetTimestamp();
        var end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        _waiting.Clear();
        foreach (var line in _lines.Values)
        {
            line.Send();
            _waiting.Add(line.Connection.Socket);
        }

        while (_waiting.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            Wait();
            foreach (var socket in _readable)
            {
                var line = _lines[socket];
                if (!line.TryReceive(slice, out var now))
                {
                    continue;
                }

                if (now < end && slice.Calls + _waiting.Count <= enough)
                {
                    line.Send();
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
        foreach (var line in _lines.Values)
        {
            line.Connection.Dispose();
        }
    }

    private void Wait()
    {
        _readable.Clear();
        _readable.AddRange(_waiting);
        Socket.Select(_readable, checkWrite: null, checkError: null, Patience);
        if (_readable.Count == 0)
        {
            throw new TimeoutException($"The server has not answered any of {_waiting.Count} calls within {Patience}.");
        }
    }

    private sealed class Line(LoadConnection connection, Caller caller)
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
            var isWhole = connection.TryReceive(out var answer);
            now = Stopwatch.GetTimestamp();
            if (isWhole)
            {
                slice.Add(Stopwatch.GetElapsedTime(_sent, now), caller.IsRight(answer));
            }

            return isWhole;
        }
    }
}
