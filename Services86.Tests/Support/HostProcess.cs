using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Services86.Tests.Support;

/// <summary>The program in a process of its own, as an administrator starts it.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string ListeningMark = "Now listening on: ";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // As ASP.NET Core's console logger writes them, behind the time.
    private static readonly Regex Error = new("^([0-9T:.-]+Z )?(fail|crit): ", RegexOptions.CultureInvariant);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _error;

    private HostProcess(string workingDirectory, string? input, string[] args)
        : this(
            new ProcessStartInfo("dotnet", [ProgramPath, .. args])
            {
                WorkingDirectory = workingDirectory,
            },
            input)
    {
    }

    private HostProcess(ProcessStartInfo start, string? input)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => ReadLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _error = _process.StandardError.ReadToEndAsync();
        _process.StandardInput.Write(input);
        _process.StandardInput.Close();
    }

    /// <summary>Gets the path of the program, which <c>dotnet</c> runs.</summary>
    public static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll");

    /// <summary>Gets the id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Gets the standard output so far.</summary>
    public string Output => string.Join('\n', Lines);

    /// <summary>Gets the first lines of the errors that the program has logged so far.</summary>
    public IEnumerable<string> LoggedErrors =>
        Lines.Where(line => Error.IsMatch(line));

    /// <summary>Gets the names of the assemblies that the process has mapped into its memory. Linux only.</summary>
    public string[] LoadedAssemblies =>
    [
        .. File.ReadLines($"/proc/{_process.Id}/maps")
            .Where(line => line.EndsWith(".dll", StringComparison.Ordinal))
            .Select(line => Path.GetFileNameWithoutExtension(line[line.LastIndexOf('/')..]))
            .Distinct(),
    ];

    private string[] Lines
    {
        get
        {
            lock (_output)
            {
                return [.. _output];
            }
        }
    }

    /// <summary>Starts the program.</summary>
    public static HostProcess Start(TemporaryDirectory directory, params string[] args) =>
        new(directory.FullName, input: null, args);

    /// <summary>Starts the program by another command, whose process becomes that of the program.</summary>
    public static HostProcess Start(ProcessStartInfo start) => new(start, input: null);

    /// <summary>Runs the program to its end.</summary>
    /// <param name="directory">The working directory.</param>
    /// <param name="input">The whole of the standard input; null for none.</param>
    /// <param name="args">The command line.</param>
    public static async Task<ProgramResult> RunAsync(
        TemporaryDirectory directory, string? input, params string[] args)
    {
        using var process = new HostProcess(directory.FullName, input, args);
        return await process.WaitForExitAsync();
    }

    /// <summary>Waits until the server listens, and gets its address.</summary>
    public Task<Uri> WaitForAddressAsync() => _listening.Task.WaitAsync(Timeout);

    /// <summary>Waits until the server listens, and fails the test if it ends instead.</summary>
    public async Task<Uri> WaitForStartAsync()
    {
        var address = WaitForAddressAsync();
        if (await Task.WhenAny(address, _process.WaitForExitAsync()) != address)
        {
            var end = await WaitForExitAsync();
            Assert.Fail($"The server ended with {end.ExitCode}: {end.Output} {end.Error}");
        }

        return await address;
    }

    /// <summary>Requests that the program exits, by SIGTERM.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Kills the program at any point of its work, as a power failure does.</summary>
    public async Task KillAsync()
    {
        // SIGKILL on Linux and macOS.
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until the program has exited.</summary>
    public async Task<ProgramResult> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await _process.WaitForExitAsync(timeout.Token);
        return new ProgramResult(_process.ExitCode, Output, await _error);
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

    private void ReadLine(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (line.IndexOf(ListeningMark, StringComparison.Ordinal) is >= 0 and var start)
        {
            // A log of JSON has more behind the address.
            _listening.TrySetResult(new Uri(line[(start + ListeningMark.Length)..].Split('"')[0]));
        }
    }
}
