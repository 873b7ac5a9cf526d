using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Storage;
using Services86.Testing;

namespace Services86.Tests.Support;

/// <summary>The real server: Kestrel on a free port, with its own database.</summary>
internal sealed class Services86Server : IAsyncDisposable
{
    /// <summary>The password of the first administrator, whose name is admin.</summary>
    public const string AdminPassword = "Pa55-of-admin";

    private readonly InProcessProgram _program;
    private readonly TemporaryDirectory? _ownDirectory;
    private readonly PostgreSqlDatabase? _ownDatabase;

    private Services86Server(
        InProcessProgram program,
        TemporaryDirectory? ownDirectory,
        PostgreSqlDatabase? ownDatabase,
        ManualTimeProvider time,
        LogCollector log)
    {
        _program = program;
        _ownDirectory = ownDirectory;
        _ownDatabase = ownDatabase;
        Time = time;
        Log = log;
        LogExpectations = new LogExpectations(log);
        Address = program.Address;
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Gets the address of the server, such as http://127.0.0.1:5086/.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    public ManualTimeProvider Time { get; }

    public LogCollector Log { get; }

    /// <summary>Gets the expectations of the log, which are checked when the server is disposed of.</summary>
    public LogExpectations LogExpectations { get; }

    public IServiceProvider Services => _program.Services;

    /// <summary>Gets the number of transactions that the server committed.</summary>
    public long CommitCount => Services.GetRequiredService<IStorage>().CommitCount;

    /// <summary>Starts a server in a new directory.</summary>
    /// <param name="args">Further configuration, such as <c>--Services86:Soap:WrapExceptions=false</c>.</param>
    public static Task<Services86Server> StartAsync(params string[] args) =>
        StartAsync(DatabaseProvider.Sqlite, args);

    /// <summary>Starts a server in a new directory.</summary>
    /// <param name="provider">The database engine.</param>
    /// <param name="args">Further configuration.</param>
    public static async Task<Services86Server> StartAsync(DatabaseProvider provider, params string[] args)
    {
        var database = provider == DatabaseProvider.PostgreSql ? await PostgreSqlDatabase.CreateAsync() : null;
        var directory = new TemporaryDirectory();
        return await StartAsync(directory.FullName, directory, database, args);
    }

    /// <summary>Starts a server in a directory that the caller deletes.</summary>
    public static Task<Services86Server> StartInAsync(TemporaryDirectory directory, params string[] args) =>
        StartAsync(directory.FullName, ownDirectory: null, ownDatabase: null, args);

    /// <summary>Starts a host of a PostgreSQL database, with keys in a directory that the hosts share.</summary>
    /// <param name="directory">The directory, which the caller deletes.</param>
    /// <param name="database">The database, which the caller drops.</param>
    /// <param name="args">Further configuration.</param>
    public static Task<Services86Server> StartHostAsync(
        TemporaryDirectory directory, PostgreSqlDatabase database, params string[] args) => StartAsync(
            directory.FullName,
            ownDirectory: null,
            ownDatabase: null,
            [.. DatabaseSettings(directory.FullName, database), .. args]);

    /// <summary>Adds a user.</summary>
    public async Task<int> AddUserAsync(
        string name, string password, AssociateRole role = AssociateRole.Employee) =>
        await Services.GetRequiredService<AssociateRepository>().AddAsync(
            name, role, await HashAsync(password), CancellationToken.None);

    /// <summary>
    /// Waits until the writes are committed that no call waits for. SQLite executes them before the call is answered.
    /// </summary>
    public async Task WaitForQueuedWritesAsync()
    {
        if (_ownDatabase is not null)
        {
            await Services.GetRequiredService<IStorage>().WriteAsync(
                WriteExtent.OneStatement,
                session => session.QuerySingleAsync<int>("SELECT 1"),
                CancellationToken.None);
        }
    }

    /// <summary>Hashes a password.</summary>
    public Task<string> HashAsync(string password) => Services.GetRequiredService<Passwords>()
        .HashAsync(password, HashClient.Server, CancellationToken.None);

    /// <summary>Logs in over SOAP, and gets the ticket.</summary>
    public async Task<string> LogInAsync(string name = "admin", string password = AdminPassword)
    {
        var response = await PostAsync("SoPrincipal", SoapText.LogIn(name, password));
        return response.Value("Ticket")
            ?? throw new InvalidOperationException($"{name} cannot log in: {response.Text}");
    }

    /// <summary>Counts the stored ServiceAuths.</summary>
    public async Task<int> CountServiceAuthsAsync()
    {
        await using var connection = await Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>("SELECT count(*) FROM service_auth");
    }

    /// <summary>Executes an SQL statement without the repositories.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Posts an envelope.</summary>
    /// <param name="agent">The agent, such as User.</param>
    /// <param name="envelope">The envelope.</param>
    /// <param name="contentType">The whole Content-Type.</param>
    /// <param name="action">The value of the SOAPAction header, with its quotes; null for no header.</param>
    public Task<SoapHttpAnswer> PostAsync(
        string agent, string envelope, string contentType = "text/xml; charset=utf-8", string? action = null) =>
        PostAsync(agent, System.Text.Encoding.UTF8.GetBytes(envelope), contentType, action);

    /// <summary>Posts bytes.</summary>
    public async Task<SoapHttpAnswer> PostAsync(string agent, byte[] body, string? contentType, string? action = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/Remote/Services86/{agent}.svc")
        {
            Content = new ByteArrayContent(body),
        };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (action is not null)
        {
            request.Headers.TryAddWithoutValidation("SOAPAction", action);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request.</summary>
    public async Task<SoapHttpAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await SoapHttpAnswer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _program.DisposeAsync();
        _ownDirectory?.Dispose();
        if (_ownDatabase is not null)
        {
            await _ownDatabase.DisposeAsync();
        }

        LogExpectations.Check();
    }

    private static async Task<Services86Server> StartAsync(
        string path, TemporaryDirectory? ownDirectory, PostgreSqlDatabase? ownDatabase, string[] args)
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var log = new LogCollector();
        string[] configuration =
        [
            "--urls=http://127.0.0.1:0",
            .. DatabaseSettings(path, ownDatabase),
            $"--Services86:Bootstrap:Password={AdminPassword}",
            "--Logging:LogLevel:Microsoft=Trace",
            .. args,
        ];
        var program = await InProcessProgram.StartAsync(
            configuration,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
                builder.Logging.AddFilter(_ => true);
            },
            isIsolated: false,
            CancellationToken.None);
        return new Services86Server(program, ownDirectory, ownDatabase, time, log);
    }

    private static string[] DatabaseSettings(string path, PostgreSqlDatabase? database) => database is null
        ? [$"--Services86:Database:ConnectionString=Data Source={Path.Combine(path, "services86.db")}"]
        :
        [
            "--Services86:Database:Provider=PostgreSql",
            $"--Services86:Database:ConnectionString={database.ConnectionString}",
            $"--Services86:Keys:Directory={Path.Combine(path, "keys")}",
        ];
}
