using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>A client program on a third-party SOAP or REST stack, which does not share code with the server.</summary>
internal abstract class InteropClient : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>Gets the Debian packages that contain the stack.</summary>
    public abstract string Packages { get; }

    /// <summary>Gets whether the stack is installed.</summary>
    public abstract Task<bool> IsInstalledAsync();

    /// <summary>Runs the program to its end.</summary>
    /// <param name="server">
    /// The address of the services: for SOAP the address of an agent without the agent, for REST the address of the
    /// server without <c>/api/v1</c>.
    /// </param>
    /// <param name="recordKind">The type of the records that the program creates, reads, updates and deletes.</param>
    /// <param name="text">The content of the text members of the records.</param>
    public abstract Task<ClientOutput> RunAsync(string server, string recordKind, string text);

    public void Dispose() => _directory.Dispose();

    /// <summary>Gets the path of a source file of a client.</summary>
    protected static string Source(string name) => Repository.Path($"Services86.Tests/Interop/Clients/{name}");

    /// <summary>Copies a source file of a client into the working directory.</summary>
    protected void Copy(string name) =>
        File.Copy(Source(name), Path.Combine(_directory.FullName, Path.GetFileName(name)), overwrite: true);

    /// <summary>Gets whether a program is installed and exits with 0.</summary>
    protected async Task<bool> SucceedsAsync(string fileName, params string[] args) =>
        await ExternalProgram.RunAsync(_directory.FullName, fileName, args) is { ExitCode: 0 };

    /// <summary>Runs a program, which must exit with 0, and gets its output.</summary>
    protected async Task<string> RunProgramAsync(string fileName, params string[] args)
    {
        var result = await ExternalProgram.RunAsync(_directory.FullName, fileName, args);
        Assert.That(result?.ExitCode, Is.Zero, $"{fileName}: {result?.Error}");
        return result!.Output;
    }
}
