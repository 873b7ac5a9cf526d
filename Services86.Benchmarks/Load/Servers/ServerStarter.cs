using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>Starts the servers that are measured, each as a process of its own.</summary>
/// <param name="hostAssembly">The program: Services86.Host.dll.</param>
internal sealed class ServerStarter(string hostAssembly)
{
    /// <summary>Starts the program over a database.</summary>
    public Task<ServerProcess> StartHostAsync(SampleDatabase database, CancellationToken ct) =>
        ServerProcess.StartAsync(hostAssembly, database.Configuration, database.DirectoryPath, ct);

    /// <summary>Starts the program with a commit for each save.</summary>
    public static Task<ServerProcess> StartCommitPerSaveAsync(SampleDatabase database, CancellationToken ct) =>
        ServerProcess.StartAsync(
            typeof(ServerStarter).Assembly.Location,
            [CommitPerSaveServer.Verb, .. database.Configuration],
            database.DirectoryPath,
            ct);

    /// <summary>Starts the bare endpoint.</summary>
    /// <param name="answer">What it answers, with headers.</param>
    /// <param name="database">The database in whose directory the answer is put.</param>
    /// <param name="ct">Cancels; the process is ended.</param>
    public static async Task<ServerProcess> StartBareAsync(byte[] answer, SampleDatabase database, CancellationToken ct)
    {
        var answerFile = Path.Combine(database.DirectoryPath, "answer.http");
        await File.WriteAllBytesAsync(answerFile, answer, ct);
        return await ServerProcess.StartAsync(
            typeof(ServerStarter).Assembly.Location, [BareServer.Verb, answerFile], database.DirectoryPath, ct);
    }
}
