using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Services86.Tests.Support;

/// <summary>
/// A PostgreSQL server of its own on a free port, which is durable, and which the test restarts. PostgreSQL does not
/// run as root: then it runs as the user postgres.
/// </summary>
internal sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string User = "postgres";
    private const string InstallationDirectory = "/usr/lib/postgresql";

    private readonly TemporaryDirectory _directory = new();
    private readonly string _programs;
    private readonly int _port = FreePort();

    private PostgreSqlCluster(string programs) => _programs = programs;

    /// <summary>Gets the connection string of the database postgres.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = User,
        Database = User,
    }.ConnectionString;

    /// <summary>Creates and starts a server. Ignores the test if PostgreSQL is not installed.</summary>
    public static async Task<PostgreSqlCluster> StartAsync()
    {
        var programs = Directory.Exists(InstallationDirectory)
            ? Directory.GetDirectories(InstallationDirectory)
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "pg_ctl")))
                .Order(StringComparer.Ordinal)
                .LastOrDefault()
            : null;
        Requirement.Check(
            programs is not null,
            $"There are no programs of a PostgreSQL server in {InstallationDirectory}, which the cluster test needs.");
        var cluster = new PostgreSqlCluster(programs!);
        try
        {
            await cluster.CreateAsync();
            return cluster;
        }
        catch
        {
            cluster._directory.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server without a checkpoint, as a power failure does, and starts it again.</summary>
    public Task RestartImmediatelyAsync() => RunPgCtlAsync("restart", "-m", "immediate");

    public async ValueTask DisposeAsync()
    {
        await RunPgCtlAsync("stop", "-m", "immediate");
        _directory.Dispose();
    }

    private async Task CreateAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", User, _directory.FullName);
        }

        var data = _directory.Combine("data");
        await RunAsUserAsync(
            "initdb", "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunPgCtlAsync(
            "start",
            "-o",
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory.FullName} " +
            "-c max_connections=300 -c shared_buffers=64MB");
    }

    private Task RunPgCtlAsync(string command, params string[] args) => RunAsUserAsync(
        "pg_ctl", [command, "-D", _directory.Combine("data"), "-l", _directory.Combine("log"), "-w", .. args]);

    private Task RunAsUserAsync(string program, params string[] args)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", User, "--", path, .. args])
            : RunAsync(path, args);
    }

    // By a shell, so that the server does not inherit the pipe of the output, whose end would never come.
    private static async Task RunAsync(string program, params string[] args)
    {
        var output = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var result = await ExternalProgram.RunAsync(
            "/", "sh", ["-c", $"\"$@\" >{output} 2>&1 </dev/null", "sh", program, .. args]);
        var text = await File.ReadAllTextAsync(output);
        File.Delete(output);
        if (result?.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} failed: {text}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
