namespace Services86.Tests.Support;

/// <summary>A new directory, which is deleted with its content.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("services86-tests-").FullName;

    /// <summary>Gets the full path of a file or folder in the directory.</summary>
    public string Combine(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
