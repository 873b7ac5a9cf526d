using System.Globalization;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>Starts the measured servers as separate processes.</summary>
/// <param name="hostAssembly">The path of Services86.Host.dll.</param>
internal sealed class ServerStarter(string hostAssembly)
{
    /// <summary>Starts the host with a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels the start and kills the process.</param>
    /// <param name="arguments">Further configuration.</param>
    public Task<ServerProcess> StartHostAsync(
        SampleDatabase database, CancellationToken cancellationToken, params string[] arguments) =>
        ServerProcess.StartAsync(
            hostAssembly, [.. database.Configuration, .. arguments], database.DirectoryPath, cancellationToken);

    /// <summary>Starts the host with one commit per save.</summary>
    public static Task<ServerProcess> StartCommitPerSaveAsync(
        SampleDatabase database, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(
            typeof(ServerStarter).Assembly.Location,
            [CommitPerSaveServer.Verb, .. database.Configuration],
            database.DirectoryPath,
            cancellationToken);

    /// <summary>Starts the bare endpoint.</summary>
    /// <param name="response">The recorded response, which includes headers.</param>
    /// <param name="database">The database whose directory receives the response file.</param>
    /// <param name="cancellationToken">Cancels the start and kills the process.</param>
    public static Task<ServerProcess> StartBareAsync(
        byte[] response, SampleDatabase database, CancellationToken cancellationToken) =>
        StartBareAsync(BareServer.Verb, response, database, [], cancellationToken);

    /// <summary>Starts the bare endpoint that selects a record before each response.</summary>
    /// <inheritdoc cref="StartBareAsync(byte[], SampleDatabase, CancellationToken)"/>
    public static Task<ServerProcess> StartBareSelectAsync(
        byte[] response, SampleDatabase database, CancellationToken cancellationToken) =>
        StartBareAsync(
            BareSelectServer.Verb,
            response,
            database,
            [database.Records.ToString(CultureInfo.InvariantCulture), database.ConnectionString],
            cancellationToken);

    private static async Task<ServerProcess> StartBareAsync(
        string verb,
        byte[] response,
        SampleDatabase database,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken)
    {
        var responseFile = Path.Combine(database.DirectoryPath, "response.http");
        await File.WriteAllBytesAsync(responseFile, response, cancellationToken);
        return await ServerProcess.StartAsync(
            typeof(ServerStarter).Assembly.Location,
            [verb, responseFile, .. arguments],
            database.DirectoryPath,
            cancellationToken);
    }
}
