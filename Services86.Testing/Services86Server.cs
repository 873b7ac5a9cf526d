using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Client;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.Input;
using Services86.Host.TestMode.Seeding;
using Services86.Host.TestMode.State;

namespace Services86.Testing;

/// <summary>A server in test mode, in the process of the test, on a free port of the loopback address.</summary>
/// <remarks>
/// <code>
/// await using var server = await Services86Server.StartAsync();
/// await server.SeedAsync(seed => seed.User("per"));
/// var users = await server.LogInAsync&lt;IUserAgent&gt;("per");
/// </code>
/// Servers do not influence each other: each has a database of its own, which is deleted when it is disposed of. Safe
/// for concurrent use.
/// </remarks>
public sealed partial class Services86Server : IAsyncDisposable
{
    /// <summary>The password of the administrator, and of users that are seeded without one.</summary>
    public const string DefaultPassword = Host.Configuration.TestSettings.Password;

    private readonly InProcessProgram _program;
    private readonly Services86ServerOptions _options;

    private Services86Server(InProcessProgram program, Services86ServerOptions options)
    {
        _program = program;
        _options = options;
        Clock = new ServerClock(program.Services.GetRequiredService<TestClock>());
        Faults = new ServerFaults(program.Services.GetRequiredService<FaultList>());
    }

    /// <summary>Gets the address of the server, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Address => _program.Address;

    /// <summary>Gets the address of the SOAP services, below which User.svc is.</summary>
    public Uri SoapAddress => new(Address, $"Remote/{ServicesVersion.Default}");

    /// <summary>Gets the address of REST, below which <c>Agents/User/SaveServiceAuth</c> is.</summary>
    public Uri RestAddress => new(Address, "api/v1/");

    /// <summary>Gets the clock of the server.</summary>
    public ServerClock Clock { get; }

    /// <summary>Gets the faults of the server.</summary>
    public ServerFaults Faults { get; }

    /// <summary>Gets the services of the program, for the tests of this repository.</summary>
    internal IServiceProvider Services => _program.Services;

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options; null for the default ones.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The server, which the test disposes of.</returns>
    /// <exception cref="Exception">The server cannot start. The message says why.</exception>
    public static async Task<Services86Server> StartAsync(
        Services86ServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new Services86ServerOptions();
        var program = await InProcessProgram.StartAsync(
            ConfigurationOf(options),
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(options.MinLogLevel);
                if (options.Output is { } output)
                {
                    builder.Logging.AddProvider(new WriterLoggerProvider(output));
                }
            },
            isIsolated: true,
            cancellationToken);
        return new Services86Server(program, options);
    }

    /// <summary>Creates a client for HTTP, without a login, whose base address is <see cref="Address"/>.</summary>
    /// <returns>The client, which the test disposes of.</returns>
    public HttpClient CreateHttpClient() => new() { BaseAddress = Address };

    /// <summary>Logs in, and creates a client for REST, whose base address is <see cref="RestAddress"/>.</summary>
    /// <param name="userName">The login name; null for the administrator.</param>
    /// <param name="password">The password; null for that of the administrator, or the default one.</param>
    /// <returns>The client, which sends a ticket with each request. The test disposes of the client.</returns>
    public async Task<HttpClient> CreateRestClientAsync(string? userName = null, string? password = null)
    {
        var session = await CreateSessionAsync(userName, password);
        var client = new HttpClient { BaseAddress = RestAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("SoTicket", session.Ticket);
        return client;
    }

    /// <summary>Logs in over SOAP.</summary>
    /// <param name="userName">The login name; null for the administrator.</param>
    /// <param name="password">The password; null for that of the administrator, or the default one.</param>
    /// <returns>
    /// The session, with the ticket. It does not log in again when the ticket has expired, so that a test sees the
    /// expiry.
    /// </returns>
    public async Task<Services86Session> CreateSessionAsync(string? userName = null, string? password = null)
    {
        var session = new Services86Session();
        await session.LoginAsync(
            SoapAddress,
            userName ?? _options.AdministratorName,
            password ?? (userName is null ? _options.AdministratorPassword : DefaultPassword));
        return new Services86Session { Ticket = session.Ticket };
    }

    /// <summary>Logs in, and creates an agent that calls over SOAP with WCF.</summary>
    /// <typeparam name="TAgent">The contract, such as <see cref="IUserAgent"/>.</typeparam>
    /// <param name="userName">The login name; null for the administrator.</param>
    /// <param name="password">The password; null for that of the administrator, or the default one.</param>
    public async Task<TAgent> LogInAsync<TAgent>(string? userName = null, string? password = null)
        where TAgent : class =>
        CreateAgent<TAgent>(await CreateSessionAsync(userName, password));

    /// <summary>Creates an agent that calls over SOAP with WCF.</summary>
    /// <typeparam name="TAgent">The contract, such as <see cref="IUserAgent"/>.</typeparam>
    /// <param name="session">The headers of the calls; null for none.</param>
    public TAgent CreateAgent<TAgent>(Services86Session? session = null)
        where TAgent : class =>
        Services86Channels.Create<TAgent>(SoapAddress, session ?? new Services86Session());

    /// <summary>Stores users with their records, and applications. All rules of the server hold.</summary>
    /// <param name="configure">Says what is stored.</param>
    /// <param name="cancellationToken">Cancels between two records.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="ArgumentException">A record is refused; the message says which one and why.</exception>
    public async Task<SeededData> SeedAsync(
        Action<SeedBuilder> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var seed = new SeedBuilder();
        configure(seed);
        try
        {
            return new SeededData(
                await Services.GetRequiredService<Seeder>().StoreAsync(seed.Build(), cancellationToken));
        }
        catch (InputException exception)
        {
            throw new ArgumentException(exception.Message, nameof(configure), exception);
        }
    }

    /// <summary>
    /// Goes back to the state after the start, or after the last seed that is the baseline: data, tickets, faults, the
    /// clock, failed logins and recorded calls.
    /// </summary>
    /// <param name="cancellationToken">Cancels the wait for another reset.</param>
    public Task ResetAsync(CancellationToken cancellationToken = default) =>
        Services.GetRequiredService<TestState>().ResetAsync(cancellationToken);

    /// <summary>Stops the server, and deletes its database.</summary>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    // The options of the test come last, so that they take precedence.
    private static string[] ConfigurationOf(Services86ServerOptions options) =>
    [
        $"--urls=http://127.0.0.1:{options.Port}",
        "--Services86:Test:Enabled=true",
        $"--Services86:Bootstrap:UserName={options.AdministratorName}",
        $"--Services86:Bootstrap:Password={options.AdministratorPassword}",
        .. options.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
    ];
}
