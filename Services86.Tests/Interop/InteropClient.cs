using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>A client program that stands on a stack of others, which knows the contract from elsewhere than from here.</summary>
internal abstract class InteropClient : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>The Debian packages that have the stack.</summary>
    public abstract string Packages { get; }

    /// <summary>Tells whether the stack is here.</summary>
    public abstract Task<bool> IsInstalledAsync();

    /// <summary>Runs the program.</summary>
    /// <param name="server">The address of the services, without the agent; of REST, without the path of its own.</param>
    /// <param name="recordKind">The kind of record that is created, read, updated and deleted.</param>
    /// <param name="text">What the records say.</param>
    /// <returns>What the program got.</returns>
    public abstract Task<ClientOutput> RunAsync(string server, string recordKind, string text);

    public void Dispose() => _directory.Dispose();

    /// <summary>Gives the path of a client's source.</summary>
    protected static string Source(string name) => Repository.Path($"Services86.Tests/Interop/Clients/{name}");

    /// <summary>Copies a file of a client into the client's own directory.</summary>
    protected void Copy(string name) =>
        File.Copy(Source(name), Path.Combine(_directory.FullName, Path.GetFileName(name)), overwrite: true);

    /// <summary>Tells whether a program is here and says that all is well.</summary>
    protected async Task<bool> SucceedsAsync(string fileName, params string[] args) =>
        await ExternalProgram.RunAsync(_directory.FullName, fileName, args) is { ExitCode: 0 };

    /// <summary>Runs a program, in the client's own directory.</summary>
    protected async Task<string> RunProgramAsync(string fileName, params string[] args)
    {
        var result = await ExternalProgram.RunAsync(_directory.FullName, fileName, args);
        Assert.That(result?.ExitCode, Is.Zero, $"{fileName}: {result?.Error}");
        return result!.Output;
    }
}
