using System.Diagnostics;
using System.Net;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>A server process, which is killed when this object is disposed.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string ListeningMark = "Now listening on: ";

    // 2026-03-01T12:00:00.000Z and a space.
    private const int TimeLength = 25;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<IPEndPoint> _listening =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Process _process;
    private readonly List<string> _errors = [];

    private ServerProcess(string assembly, IEnumerable<string> arguments, string directory)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [assembly, .. arguments])
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(
            new InvalidOperationException($"{assembly} exited before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
    }

    /// <summary>Gets the address at which the server listens.</summary>
    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.None, 0);

    /// <summary>Gets whether the process has exited.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Gets the errors that the process has logged, a line each.</summary>
    public IReadOnlyList<string> LoggedErrors
    {
        get
        {
            lock (_errors)
            {
                return [.. _errors];
            }
        }
    }

    /// <summary>Gets the process's user and kernel processor time.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Gets the resident memory of the process, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="assembly">The assembly to run.</param>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="directory">The working directory.</param>
    /// <param name="cancellationToken">Cancels the wait and kills the process.</param>
    /// <exception cref="InvalidOperationException">The process exited.</exception>
    /// <exception cref="TimeoutException">The server did not listen within a minute.</exception>
    public static async Task<ServerProcess> StartAsync(
        string assembly, IEnumerable<string> arguments, string directory, CancellationToken cancellationToken)
    {
        var server = new ServerProcess(assembly, arguments, directory);
        try
        {
            server.EndPoint = await server._listening.Task.WaitAsync(Timeout, cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        ReadError(line);
        if (line?.IndexOf(ListeningMark, StringComparison.Ordinal) is >= 0 and var start)
        {
            var address = new Uri(line[(start + ListeningMark.Length)..]);
            _listening.TrySetResult(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        }
    }

    // The console logger writes the time, the level, the category and the message on one line.
    private void ReadError(string? line)
    {
        if (line is not null && (IsOf(line, "fail: ") || IsOf(line, "crit: ")))
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }

    private static bool IsOf(string line, string level) =>
        line.IndexOf(level, StringComparison.Ordinal) is 0 or TimeLength;
}
