using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;

namespace Services86.Benchmarks.Samples;

/// <summary>Provides the host's services in this process, with a temporary database and without Kestrel.</summary>
internal sealed class SampleHost : IDisposable
{
    private readonly WebApplication _host;

    private SampleHost(SampleDatabase database, WebApplication host)
    {
        Database = database;
        _host = host;
    }

    /// <summary>Gets the database.</summary>
    public SampleDatabase Database { get; }

    /// <summary>Creates the database and prepares the host.</summary>
    /// <param name="records">The number of ServiceAuths to store.</param>
    /// <remarks>Synchronous, because in-process benchmarks do not await an asynchronous setup.</remarks>
    public static SampleHost Open(int records) => OpenAsync(records).GetAwaiter().GetResult();

    /// <summary>Gets a service of the host.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public void Dispose()
    {
        _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Database.Dispose();
    }

    private static async Task<SampleHost> OpenAsync(int records)
    {
        var database = await SampleDatabase.CreateAsync(records, DatabaseProvider.Sqlite, CancellationToken.None);
        var host = database.BuildHost();
        await host.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        return new SampleHost(database, host);
    }
}
