using Microsoft.Extensions.DependencyInjection;
using Services86.Benchmarks.Samples;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Host;
using Services86.Host.Commands;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>What durable saves are compared with: the program itself, but with a commit for each save.</summary>
internal static class CommitPerSaveServer
{
    /// <summary>The first argument of a process that is such a server; the others are the program's.</summary>
    public const string Verb = "commit-per-save";

    /// <summary>Serves until the process is told to end.</summary>
    /// <param name="configuration">The configuration of the program.</param>
    public static async Task RunAsync(string[] configuration)
    {
        await using var app = Services86Application.Build(configuration, builder => builder.Services
            .AddSingleton(provider => new SqliteStorage(provider.GetRequiredService<SqliteDataSource>()))
            .AddSingleton<IStorage, CommitPerSaveStorage>());
        await ServeCommand.PrepareAsync(app, Console.Out);
        await app.RunAsync();
    }
}
