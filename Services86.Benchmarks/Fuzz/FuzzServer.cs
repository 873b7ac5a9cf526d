using System.Net;
using System.Text;
using Services86.Benchmarks.Load.Http;
using Services86.Benchmarks.Load.Protocols;
using Services86.Benchmarks.Load.Servers;

namespace Services86.Benchmarks.Fuzz;

/// <summary>The tested server: a process with an empty database, and a ticket of its administrator.</summary>
internal sealed class FuzzServer : IDisposable
{
    private const string UserName = "fuzz";
    private const string Password = "Pa55-of-the-fuzz-run";

    private readonly DirectoryInfo _directory;
    private readonly ServerProcess _process;

    private FuzzServer(DirectoryInfo directory, ServerProcess process)
    {
        _directory = directory;
        _process = process;
        Ticket = LogIn();
    }

    /// <summary>Gets the address.</summary>
    public IPEndPoint EndPoint => _process.EndPoint;

    /// <summary>Gets the ticket.</summary>
    public string Ticket { get; private set; }

    /// <summary>Gets the resident memory, in bytes.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    /// <summary>Gets the processor time.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Gets whether the process has exited.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Gets the errors that the server has logged.</summary>
    public IReadOnlyList<string> LoggedErrors => _process.LoggedErrors;

    /// <summary>Starts a server with an empty database in a temporary directory.</summary>
    public static async Task<FuzzServer> StartAsync(string hostAssembly, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("services86-fuzz-");
        var process = await ServerProcess.StartAsync(
            hostAssembly,
            [
                "--urls=http://127.0.0.1:0",
                $"--Services86:Bootstrap:UserName={UserName}",
                $"--Services86:Bootstrap:Password={Password}",
            ],
            directory.FullName,
            cancellationToken);
        return new FuzzServer(directory, process);
    }

    /// <summary>Issues a new ticket if a request has removed the present one.</summary>
    /// <returns>False if the administrator can no longer log in.</returns>
    public bool TryRenewTicket()
    {
        using var connection = new LoadConnection(EndPoint);
        var request =
            "POST /api/v1/Agents/User/CreateDefaultServiceAuth HTTP/1.1\r\nHost: localhost\r\n"
            + $"Authorization: SOTicket {Ticket}\r\nContent-Length: 0\r\n\r\n";
        if (connection.Exchange(Encoding.ASCII.GetBytes(request)).Status == (int)HttpStatusCode.OK)
        {
            return true;
        }

        try
        {
            Ticket = LogIn();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private string LogIn()
    {
        using var connection = new LoadConnection(EndPoint);
        return SoapProtocol.LogIn(connection, EndPoint, UserName, Password);
    }
}
