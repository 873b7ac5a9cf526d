using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>A client program, which does not share code with the server, in a working directory of its own.</summary>
internal abstract class ClientProgram : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Gets the packages that the program needs.</summary>
    public abstract string Packages { get; }

    /// <summary>Gets the working directory.</summary>
    protected string WorkingDirectory => _directory.FullName;

    /// <summary>Gets whether the packages are installed.</summary>
    public abstract Task<bool> IsInstalledAsync();

    public void Dispose() => _directory.Dispose();

    /// <summary>Gets the path of a source file of a client.</summary>
    protected static string Source(string name) => Repository.Path($"Services86.Tests/Interop/Clients/{name}");

    /// <summary>Copies a source file of a client into the working directory.</summary>
    protected void Copy(string name) =>
        File.Copy(Source(name), Path.Combine(WorkingDirectory, Path.GetFileName(name)), overwrite: true);

    /// <summary>Gets whether a program is installed and exits with 0.</summary>
    protected async Task<bool> SucceedsAsync(string fileName, params string[] args) =>
        await ExternalProgram.RunAsync(WorkingDirectory, fileName, args) is { ExitCode: 0 };

    /// <summary>Runs a program, which must exit with 0, and gets its output.</summary>
    protected async Task<string> RunProgramAsync(string fileName, params string[] args)
    {
        var result = await ExternalProgram.RunAsync(WorkingDirectory, fileName, args);
        Assert.That(result?.ExitCode, Is.Zero, $"{fileName}: {result?.Error}");
        return result!.Output;
    }
}
