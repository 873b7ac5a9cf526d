using System.Diagnostics;

namespace Services86.Tests.Support;

/// <summary>The program as a process of its own, as a user starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _error;

    private HostProcess(string workingDirectory, string? input, string[] args)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll"), .. args])
            {
                WorkingDirectory = workingDirectory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _error = _process.StandardError.ReadToEndAsync();
        _process.StandardInput.Write(input);
        _process.StandardInput.Close();
    }

    /// <summary>What the program has written to its output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>Starts the program.</summary>
    public static HostProcess Start(TemporaryDirectory directory, params string[] args) =>
        new(directory.FullName, input: null, args);

    /// <summary>Runs the program to its end.</summary>
    public static async Task<HostResult> RunAsync(TemporaryDirectory directory, string? input, params string[] args)
    {
        using var process = new HostProcess(directory.FullName, input, args);
        return await process.WaitForExitAsync();
    }

    /// <summary>Waits until the program says where it listens.</summary>
    public Task<Uri> WaitForAddressAsync() => _listening.Task.WaitAsync(Patience);

    /// <summary>Asks the program to end, as an operating system does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends the program at once, wherever it is, as a power cut does.</summary>
    public async Task KillAsync()
    {
        // SIGKILL, but on Windows.
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<HostResult> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new HostResult(_process.ExitCode, Output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        const string mark = "Now listening on: ";
        if (line.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var start)
        {
            _listening.TrySetResult(new Uri(line[(start + mark.Length)..]));
        }
    }
}

/// <summary>How a process ended.</summary>
internal sealed record HostResult(int ExitCode, string Output, string Error);
