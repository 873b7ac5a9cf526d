using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Data.Access;
using Services86.Data.Baselines;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data;

/// <summary>Registers the services of SQLite.</summary>
internal static class SqliteExtensions
{
    /// <summary>Adds the database, its storage and its engine, all as singletons.</summary>
    public static void AddSqlite(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(_ => new SqliteDataSource(options.ConnectionString, options.IsDurable));
        services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<SqliteDataSource>());
        services.AddSingleton<IStorage>(provider => new SqliteStorage(
            provider.GetRequiredService<SqliteDataSource>(),
            provider.GetService<IMeterFactory>(),
            provider.GetService<ILogger<SqliteStorage>>() ?? NullLogger<SqliteStorage>.Instance));
        services.AddSingleton(provider => new DatabaseBaseline(
            provider.GetRequiredService<SqliteDataSource>(),
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<AccessEpoch>()));
        services.AddSingleton(provider => new NewDatabaseGuard(
            provider.GetRequiredService<SqliteDataSource>(),
            provider.GetRequiredService<IKeyStore>(),
            options.CreateNew,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDatabaseEngine>(provider => new SqliteEngine(
            provider.GetRequiredService<SqliteDataSource>(), provider.GetRequiredService<NewDatabaseGuard>()));
    }
}
