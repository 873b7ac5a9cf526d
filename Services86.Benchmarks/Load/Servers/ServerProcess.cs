using System.Diagnostics;
using System.Net;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>A server in a process of its own, which ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string ListeningMark = "Now listening on: ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource<IPEndPoint> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServerProcess(string program, IEnumerable<string> arguments, string directory)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments])
            {
                WorkingDirectory = directory,
                RedirectStandardOutput = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(
            new InvalidOperationException($"{program} ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
    }

    /// <summary>Where the server listens.</summary>
    public IPEndPoint EndPoint { get; private set; } = new(IPAddress.None, 0);

    /// <summary>The processor time that the process has used, in user mode and in the kernel.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory of the process that is resident, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="program">The assembly to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="directory">The working directory.</param>
    /// <param name="ct">Cancels; the process is ended.</param>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    /// <exception cref="TimeoutException">The process does not listen within a minute.</exception>
    public static async Task<ServerProcess> StartAsync(
        string program, IEnumerable<string> arguments, string directory, CancellationToken ct)
    {
        var server = new ServerProcess(program, arguments, directory);
        try
        {
            server.EndPoint = await server._listening.Task.WaitAsync(Patience, ct);
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
        if (line?.IndexOf(ListeningMark, StringComparison.Ordinal) is >= 0 and var start)
        {
            var address = new Uri(line[(start + ListeningMark.Length)..]);
            _listening.TrySetResult(new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
        }
    }
}
