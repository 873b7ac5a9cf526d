using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>The logins of one host, on a database that it shares with others.</summary>
internal sealed class LoginHost : IAsyncDisposable
{
    private readonly DataProcess _process;

    private LoginHost(DatabaseProvider provider, string connectionString, string keysDirectory, bool executesTwice)
    {
        _process = new DataProcess(
            provider, connectionString, keysDirectory, Time, executesTwice: executesTwice, configure: Configure);
        Storage = (CountingStorage)_process.Get<IStorage>();
    }

    /// <summary>Gets the clock of the host.</summary>
    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public CountingStorage Storage { get; }

    public LogCollector Log { get; } = new();

    public static async Task<LoginHost> StartAsync(
        DatabaseProvider provider, string connectionString, string keysDirectory, bool executesTwice)
    {
        var host = new LoginHost(provider, connectionString, keysDirectory, executesTwice);
        await host._process.Database.PrepareAsync(CancellationToken.None);
        return host;
    }

    public T Get<T>()
        where T : notnull => _process.Get<T>();

    /// <summary>Logs in with a password.</summary>
    /// <returns>Zero for a success; null for a wrong password; otherwise the time to wait.</returns>
    public async Task<TimeSpan?> LogInAsync(string name, string password, IPAddress address)
    {
        try
        {
            var login = await Get<LoginService>().LoginAsync(name, password, address, CancellationToken.None);
            return login is null ? null : TimeSpan.Zero;
        }
        catch (SoSessionException exception)
        {
            return exception.RetryAfter;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Log.Dispose();
    }

    private void Configure(IServiceCollection services)
    {
        var storage = services.Last(service => service.ServiceType == typeof(IStorage)).ImplementationFactory!;
        services
            .AddSingleton<IStorage>(provider => new CountingStorage((IStorage)storage(provider)))
            .AddLogging(logging => logging.AddProvider(Log))
            .AddLogin(new LoginOptions
            {
                Installation = InstallationType.OnSite,
                TicketLifetime = TimeSpan.FromHours(6),
                TicketCacheDuration = TimeSpan.FromSeconds(5),
                BootstrapUserName = "admin",
                BootstrapPassword = null,
            });
    }
}
