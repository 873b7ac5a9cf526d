using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The program as it is published for operators: once, for all tests.</summary>
internal static class PublishedProgram
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "Services86.Host";

    /// <summary>The command in docs/OPERATIONS.md that publishes the single file.</summary>
    public const string DocumentedCommand =
        "dotnet publish Services86.Host -p:PublishProfile=single-file -o artifacts/single-file";

    // On a machine that runs other tests meanwhile.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private static readonly Lazy<Task<string>> SingleFile = new(PublishSingleFileAsync);
    private static readonly Lazy<Task<string>> Image = new(PublishForImageAsync);

    /// <summary>Gets the directory that the documented command writes.</summary>
    public static Task<string> DirectoryAsync() => SingleFile.Value;

    /// <summary>Gets the path of the single file.</summary>
    public static async Task<string> PathAsync() => Path.Combine(await DirectoryAsync(), FileName);

    /// <summary>Gets the directory that the first stage of the Dockerfile writes.</summary>
    public static Task<string> ImageDirectoryAsync() => Image.Value;

    // In the build context of the image, too: most of it is built once.
    private static async Task<string> PublishSingleFileAsync()
    {
        await Image.Value;
        return await PublishAsync(DocumentedCommand, "artifacts/single-file");
    }

    private static Task<string> PublishForImageAsync()
    {
        Directory.CreateDirectory(BuildContext.Directory);
        BuildContext.Update();
        var command = DockerfileText.Read().BuildCommands.Single(
            command => command.StartsWith("dotnet publish ", StringComparison.Ordinal));
        return PublishAsync(
            command.Replace("-o /app", "-o artifacts/app", StringComparison.Ordinal), "artifacts/app");
    }

    private static async Task<string> PublishAsync(string command, string output)
    {
        var directory = Path.Combine(BuildContext.Directory, output);
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        var result = await ExternalProgram.RunAsync(
            BuildContext.Directory, Timeout, "sh", "-c", $"{command} --nologo -nodeReuse:false");
        Assert.That(result?.ExitCode, Is.Zero, $"{command}: {result?.Output} {result?.Error}");
        return directory;
    }
}
