using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Benchmarks.Samples;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Host;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>The host with one commit per save, for comparison with group commit.</summary>
internal static class CommitPerSaveServer
{
    /// <summary>The first argument of such a process; the host's arguments follow.</summary>
    public const string Verb = "commit-per-save";

    /// <summary>Serves until the process is asked to shut down.</summary>
    /// <param name="configuration">The arguments of the host.</param>
    public static async Task RunAsync(string[] configuration)
    {
        await using var app = Services86Application.Build(configuration, builder => builder.Services
            .AddSingleton(provider => new SqliteStorage(
                provider.GetRequiredService<SqliteDataSource>(),
                meters: null,
                NullLogger<SqliteStorage>.Instance))
            .AddSingleton<IStorage, CommitPerSaveStorage>());
        await Preparation.PrepareAsync(app.Services, Console.Out, CancellationToken.None);
        await app.RunAsync();
    }
}
