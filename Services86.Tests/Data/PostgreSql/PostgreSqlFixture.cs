using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>Gives each test a new, prepared database of PostgreSQL.</summary>
internal abstract class PostgreSqlFixture() : DatabaseFixture(TestEngine.PostgreSql)
{
    /// <summary>Starts processes on the database, as several hosts do.</summary>
    protected async Task<DataProcess[]> StartHostsAsync(int count)
    {
        DataProcess[] hosts = [.. Enumerable.Range(0, count).Select(_ => StartProcess())];
        foreach (var host in hosts)
        {
            await host.Database.PrepareAsync(Cancellation);
        }

        return hosts;
    }

    protected static async Task StopAsync(IEnumerable<DataProcess> hosts)
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected Task<int> AddAdministratorAsync(string name) =>
        Associates.AddAsync(name, AssociateRole.Administrator, "hash", Cancellation);
}
